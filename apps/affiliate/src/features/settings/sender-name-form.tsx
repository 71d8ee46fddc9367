import { type Settings, settingsUpdateInput } from '@booster/contracts/account/settings'
import { Field } from '@booster/ui/controls/field'
import { TextInput } from '@booster/ui/controls/text-input'
import { useOfflineReason } from '@booster/ui/feedback/offline-banner'
import { zodResolver } from '@hookform/resolvers/zod'
import { useLingui } from '@lingui/react'
import { useForm } from 'react-hook-form'
import { SaveRow } from './save-row.tsx'
import { useSaveSettings } from './use-settings.ts'

const senderForm = settingsUpdateInput.pick({ senderName: true }).required()

/** Another name of the sender. Fetched when asked for: it brings what forms are made of. */
export function SenderNameForm({ settings }: { readonly settings: Settings }) {
  const { i18n } = useLingui()
  const offline = useOfflineReason()
  const save = useSaveSettings()
  const form = useForm({
    resolver: zodResolver(senderForm),
    values: { senderName: settings.senderName },
    resetOptions: { keepDirtyValues: true },
  })
  const { errors, isDirty } = form.formState
  const submit = form.handleSubmit((input) => {
    if (offline !== undefined || save.isPending) return
    save.mutate(input, { onSuccess: (saved) => form.reset({ senderName: saved.senderName }) })
  })
  return (
    <form className="settings__form" noValidate onSubmit={(event) => void submit(event)}>
      <Field
        label={i18n.t('Nama pengirim')}
        hint={i18n.t('Lead melihat: {name} <{email}>', {
          name: form.watch('senderName'),
          email: settings.sender.fromEmail,
        })}
        error={errors.senderName && i18n.t('Isi nama pengirim, paling banyak 100 huruf dalam satu baris.')}
      >
        <TextInput {...form.register('senderName')} autoComplete="off" autoFocus maxLength={100} />
      </Field>
      <SaveRow busy={save.isPending} isDirty={isDirty}>
        {i18n.t('Simpan nama')}
      </SaveRow>
    </form>
  )
}
