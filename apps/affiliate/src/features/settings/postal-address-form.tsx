import {
  POSTAL_ADDRESS_AT_MOST,
  type Settings,
  settingsUpdateInput,
} from '@booster/contracts/account/settings'
import { Field } from '@booster/ui/controls/field'
import { TextInput } from '@booster/ui/controls/text-input'
import { useOfflineReason } from '@booster/ui/feedback/offline-banner'
import { zodResolver } from '@hookform/resolvers/zod'
import { useLingui } from '@lingui/react'
import { useForm } from 'react-hook-form'
import { z } from 'zod'
import { SaveRow } from './save-row.tsx'
import { useSaveSettings } from './use-settings.ts'

/** An empty line takes the address away. */
const postalForm = z.object({
  postalAddress: z.literal('').or(settingsUpdateInput.shape.postalAddress.unwrap()),
})

/** The line of the footer that says where the affiliate gets post. Fetched when asked for. */
export function PostalAddressForm({
  settings,
  onSaved,
}: {
  readonly settings: Settings
  readonly onSaved: () => void
}) {
  const { i18n } = useLingui()
  const offline = useOfflineReason()
  const save = useSaveSettings()
  const form = useForm({
    resolver: zodResolver(postalForm),
    values: { postalAddress: settings.postalAddress ?? '' },
    resetOptions: { keepDirtyValues: true },
  })
  const { errors, isDirty } = form.formState
  const submit = form.handleSubmit(({ postalAddress }) => {
    if (offline !== undefined || save.isPending) return
    save.mutate({ postalAddress: postalAddress || null }, { onSuccess: onSaved })
  })
  return (
    <form className="settings__form" noValidate onSubmit={(event) => void submit(event)}>
      <Field
        label={i18n.t('Alamat surat')}
        hint={i18n.t('Satu baris di bagian bawah setiap email. Kosongkan bila tidak ingin ditampilkan.')}
        error={
          errors.postalAddress &&
          i18n.t('Tulis alamat dalam satu baris, paling banyak {n, number} huruf.', {
            n: POSTAL_ADDRESS_AT_MOST,
          })
        }
      >
        <TextInput
          {...form.register('postalAddress')}
          autoComplete="street-address"
          autoFocus
          maxLength={POSTAL_ADDRESS_AT_MOST}
        />
      </Field>
      <SaveRow busy={save.isPending} isDirty={isDirty}>
        {i18n.t('Simpan alamat')}
      </SaveRow>
    </form>
  )
}
