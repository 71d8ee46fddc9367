import { automationCreateInput } from '@booster/contracts/automations/automations'
import { Button } from '@booster/ui/controls/button'
import { Checkbox } from '@booster/ui/controls/checkbox'
import { Field } from '@booster/ui/controls/field'
import { TextInput } from '@booster/ui/controls/text-input'
import { useOfflineReason } from '@booster/ui/feedback/offline-banner'
import { QueryView } from '@booster/ui/feedback/query-view'
import { SkeletonRows } from '@booster/ui/feedback/skeleton'
import { Dialog } from '@booster/ui/layout/dialog'
import { useTRPC } from '@booster/web/api/client'
import { RefusalBanner } from '@booster/web/words/refusal-banner'
import type { TriggerType } from '@booster/web/words/trigger-words'
import { zodResolver } from '@hookform/resolvers/zod'
import { useLingui } from '@lingui/react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import { z } from 'zod'
import { BLANK_KEY, TemplateChoices } from './template-choices.tsx'
import { TriggerField } from './trigger-field.tsx'
import { useCreateAutomation } from './use-create-automation.ts'

const createForm = z.object({ name: automationCreateInput.shape.name, activate: z.boolean() })

/** A new automation, empty or from one of the templates; its name and its steps can be changed in the editor. */
export function CreateDialog({ onClose }: { readonly onClose: () => void }) {
  const { i18n } = useLingui()
  const offline = useOfflineReason()
  const templates = useQuery(useTRPC().automation.templates.queryOptions(undefined, { staleTime: 3_600_000 }))
  const all = templates.data?.templates ?? []
  const [key, setKey] = useState<string | null>(null)
  const isBlank = key === BLANK_KEY
  const template = isBlank ? undefined : (all.find((each) => each.key === key) ?? all[0])
  const [triggerType, setTriggerType] = useState<TriggerType>('AFTER_OPTIN')
  const form = useForm({
    resolver: zodResolver(createForm),
    mode: 'onChange',
    // The name follows the template until it is typed over.
    values: { name: template?.name ?? '', activate: false },
    resetOptions: { keepDirtyValues: true },
  })
  const create = useCreateAutomation()
  const activate = form.watch('activate') && !isBlank
  const submit = form.handleSubmit((input) => {
    if (offline !== undefined) return
    if (isBlank) create.mutate({ name: input.name, triggerType })
    else if (template !== undefined) {
      create.mutate({ ...input, triggerType: template.triggerType, steps: template.steps })
    }
  })
  return (
    <Dialog
      open
      size="lg"
      onClose={onClose}
      title={i18n.t('Buat alur')}
      description={i18n.t('Mulai dari kosong, atau dari templat yang semua langkahnya sudah berisi teks.')}
      onSubmit={() => void submit()}
      footer={
        <>
          <Button onClick={onClose}>{i18n.t('Batal')}</Button>
          <Button
            type="submit"
            variant="primary"
            busy={create.isPending}
            disabledReason={
              offline ?? (template === undefined && !isBlank ? i18n.t('Memuat templat') : undefined)
            }
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
        {(data) => (
          <TemplateChoices
            templates={data.templates}
            chosenKey={isBlank ? BLANK_KEY : template?.key}
            onChoose={(chosen) => {
              setKey(chosen?.key ?? BLANK_KEY)
              form.resetField('name', { defaultValue: chosen?.name ?? '' })
            }}
          />
        )}
      </QueryView>
      <Field label={i18n.t('Nama alur')} error={form.formState.errors.name && i18n.t('Isi nama alur.')}>
        <TextInput {...form.register('name')} maxLength={120} />
      </Field>
      {isBlank ? (
        <TriggerField value={triggerType} onChange={setTriggerType} />
      ) : (
        <Checkbox
          label={i18n.t('Aktifkan sekarang')}
          checked={activate}
          onCheckedChange={(isOn) => form.setValue('activate', isOn, { shouldDirty: true })}
        >
          {i18n.t('Aktifkan sekarang')}
        </Checkbox>
      )}
      {create.error !== null && <RefusalBanner error={create.error} />}
    </Dialog>
  )
}
