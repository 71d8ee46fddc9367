import type { AutomationCreateInput } from '@booster/contracts/automation'
import { Button } from '@booster/ui/controls/button'
import { Checkbox } from '@booster/ui/controls/checkbox'
import { Field } from '@booster/ui/controls/field'
import { TextInput } from '@booster/ui/controls/text-input'
import { Banner } from '@booster/ui/feedback/banner'
import { ErrorId } from '@booster/ui/feedback/error-id'
import { useOfflineReason } from '@booster/ui/feedback/offline-banner'
import { QueryView } from '@booster/ui/feedback/query-view'
import { SkeletonRows } from '@booster/ui/feedback/skeleton'
import { toast } from '@booster/ui/feedback/toast'
import { requestIdOf } from '@booster/ui/format/request-id'
import { Dialog } from '@booster/ui/layout/dialog'
import { useTRPC } from '@booster/web/api/client'
import { errorText } from '@booster/web/words/refusal-words'
import { triggerName } from '@booster/web/words/trigger-words'
import { useLingui } from '@lingui/react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Check } from 'lucide-react'
import { useState } from 'react'

type Template = Pick<AutomationCreateInput, 'name' | 'triggerType' | 'steps'> & {
  readonly key: string
  readonly description: string
}

/** A new sequence from one of the templates; its name may be changed, its steps later. */
export function CreateDialog({ onClose }: { readonly onClose: () => void }) {
  const { i18n } = useLingui()
  const trpc = useTRPC()
  const queryClient = useQueryClient()
  const navigate = useNavigate()
  const offline = useOfflineReason()
  const templates = useQuery(trpc.automation.templates.queryOptions(undefined, { staleTime: 3_600_000 }))
  const [key, setKey] = useState<string | null>(null)
  const [typedName, setTypedName] = useState<string | null>(null)
  const [activate, setActivate] = useState(true)
  const all = templates.data?.templates ?? []
  const template = all.find((each) => each.key === key) ?? all[0]
  const name = typedName ?? template?.name ?? ''
  const create = useMutation(
    trpc.automation.create.mutationOptions({
      onSuccess: ({ id }) => {
        toast.show({ text: i18n.t('Alur "{name}" dibuat', { name: name.trim() }), icon: Check })
        void queryClient.invalidateQueries()
        void navigate({ to: '/automation/$id', params: { id } })
      },
    }),
  )
  const tooShort = name.trim() === ''
  return (
    <Dialog
      open
      size="lg"
      onClose={onClose}
      title={i18n.t('Buat alur')}
      description={i18n.t(
        'Mulai dari templat; semua langkahnya sudah berisi teks yang bisa langsung dipakai.',
      )}
      onSubmit={() => {
        if (template === undefined || tooShort || offline !== undefined) return
        const { triggerType, steps } = template
        create.mutate({ name: name.trim(), triggerType, steps, activate })
      }}
      footer={
        <>
          <Button onClick={onClose}>{i18n.t('Batal')}</Button>
          <Button
            type="submit"
            variant="primary"
            busy={create.isPending}
            disabledReason={offline ?? (template === undefined ? i18n.t('Memuat templat') : undefined)}
          >
            {activate ? i18n.t('Buat dan aktifkan') : i18n.t('Simpan sebagai draf')}
          </Button>
        </>
      }
    >
      <QueryView
        query={templates}
        errorTitle={i18n.t('Templat gagal dimuat')}
        skeleton={<SkeletonRows rows={4} rowHeight={72} />}
      >
        {({ templates: offered }) => (
          <div className="choices" role="radiogroup" aria-label={i18n.t('Templat')}>
            {offered.map((each) => (
              <TemplateChoice
                key={each.key}
                template={each}
                isChosen={each.key === template?.key}
                onChoose={() => {
                  setKey(each.key)
                  setTypedName(null)
                }}
              />
            ))}
          </div>
        )}
      </QueryView>
      <Field
        label={i18n.t('Nama alur')}
        error={tooShort && template !== undefined ? i18n.t('Isi nama alur.') : undefined}
      >
        <TextInput value={name} maxLength={120} onChange={(event) => setTypedName(event.target.value)} />
      </Field>
      <Checkbox label={i18n.t('Aktifkan sekarang')} checked={activate} onCheckedChange={setActivate}>
        {i18n.t('Aktifkan sekarang')}
      </Checkbox>
      {create.error !== null && (
        <Banner tone="danger" title={errorText(i18n, create.error)}>
          {requestIdOf(create.error) !== null && <ErrorId requestId={requestIdOf(create.error) ?? ''} />}
        </Banner>
      )}
    </Dialog>
  )
}

function TemplateChoice(props: {
  readonly template: Template
  readonly isChosen: boolean
  readonly onChoose: () => void
}) {
  const { i18n } = useLingui()
  const { template, isChosen, onChoose } = props
  return (
    <label className="choice">
      <input type="radio" name="template" checked={isChosen} onChange={onChoose} />
      <span className="choice__text">
        <span className="cell-main">{template.name}</span>
        <span className="cell-sub">{template.description}</span>
      </span>
      <span className="choice__aside muted small">
        {triggerName(i18n, template.triggerType)} ·{' '}
        {i18n.t('{count} langkah', { count: template.steps.length })}
      </span>
    </label>
  )
}
