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
import { zodResolver } from '@hookform/resolvers/zod'
import { useLingui } from '@lingui/react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import { z } from 'zod'
import { TemplateChoices } from './template-choices.tsx'
import { useCreateAutomation } from './use-create-automation.ts'

const createForm = z.object({ name: automationCreateInput.shape.name, activate: z.boolean() })

/** A new automation from one of the templates; its name may be changed now, its steps later. */
export function CreateDialog({ onClose }: { readonly onClose: () => void }) {
  const { i18n } = useLingui()
  const offline = useOfflineReason()
  const templates = useQuery(useTRPC().automation.templates.queryOptions(undefined, { staleTime: 3_600_000 }))
  const all = templates.data?.templates ?? []
  const [key, setKey] = useState<string | null>(null)
  const template = all.find((each) => each.key === key) ?? all[0]
  const form = useForm({
    resolver: zodResolver(createForm),
    mode: 'onChange',
    // The name follows the template until it is typed over.
    values: { name: template?.name ?? '', activate: false },
    resetOptions: { keepDirtyValues: true },
  })
  const create = useCreateAutomation()
  const activate = form.watch('activate')
  const submit = form.handleSubmit((input) => {
    if (template === undefined || offline !== undefined) return
    create.mutate({ ...input, triggerType: template.triggerType, steps: template.steps })
  })
  return (
    <Dialog
      open
      size="lg"
      onClose={onClose}
      title={i18n.t('Buat alur')}
      description={i18n.t(
        'Mulai dari templat; semua langkahnya sudah berisi teks yang bisa langsung dipakai.',
      )}
      onSubmit={() => void submit()}
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
        {(data) => (
          <TemplateChoices
            templates={data.templates}
            chosenKey={template?.key}
            onChoose={(chosen) => {
              setKey(chosen.key)
              form.resetField('name', { defaultValue: chosen.name })
            }}
          />
        )}
      </QueryView>
      <Field label={i18n.t('Nama alur')} error={form.formState.errors.name && i18n.t('Isi nama alur.')}>
        <TextInput {...form.register('name')} maxLength={120} />
      </Field>
      <Checkbox
        label={i18n.t('Aktifkan sekarang')}
        checked={activate}
        onCheckedChange={(isOn) => form.setValue('activate', isOn, { shouldDirty: true })}
      >
        {i18n.t('Aktifkan sekarang')}
      </Checkbox>
      {create.error !== null && <RefusalBanner error={create.error} />}
    </Dialog>
  )
}
