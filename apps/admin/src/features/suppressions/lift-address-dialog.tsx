import { Field } from '@booster/ui/controls/field'
import { TextInput } from '@booster/ui/controls/text-input'
import { ConfirmDialog } from '@booster/ui/feedback/confirm-dialog'
import { requestIdOf } from '@booster/ui/format/request-id'
import { useTRPC } from '@booster/web/api/client'
import { factsOf } from '@booster/web/api/error-facts'
import { useRefreshAll } from '@booster/web/api/use-refresh-all'
import { ReasonField } from '@booster/web/forms/reason-field'
import { useReason } from '@booster/web/forms/use-reason'
import { useLingui } from '@lingui/react'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { showLifted } from './show-lifted.ts'

/** Takes the block of one address back; asks why it was wrong, which the audit log keeps. */
export function LiftAddressDialog({ onClose }: { readonly onClose: () => void }) {
  const { i18n } = useLingui()
  const refreshAll = useRefreshAll()
  const [email, setEmail] = useState('')
  const reason = useReason()
  const [asked, setAsked] = useState(false)
  const lift = useMutation(
    useTRPC().admin.suppression.liftAddress.mutationOptions({
      onSettled: refreshAll,
      onSuccess: (lifted) => {
        showLifted(i18n, lifted)
        onClose()
      },
    }),
  )
  const isEmpty = email.trim() === ''
  const confirm = () => {
    setAsked(true)
    reason.confirm((note) => {
      if (!isEmpty) lift.mutate({ email, note })
    })
  }
  const isUnknown = lift.error !== null && factsOf(lift.error).field === 'email'
  const missing = asked && isEmpty ? i18n.t('Isi alamat emailnya.') : undefined
  const emailFault = isUnknown ? i18n.t('Tidak ada alamat terblokir seperti itu.') : missing
  return (
    <ConfirmDialog
      open
      onClose={onClose}
      onConfirm={confirm}
      title={i18n.t('Buka blokir satu alamat')}
      confirmLabel={i18n.t('Buka blokir')}
      busy={lift.isPending}
      error={
        lift.error !== null && !isUnknown
          ? { text: i18n.t('Blokir tidak jadi dibuka. Coba lagi.'), requestId: requestIdOf(lift.error) }
          : null
      }
    >
      <p>
        {i18n.t(
          'Berlaku untuk semua affiliate yang punya lead dengan alamat ini. Email yang gagal atau dibatalkan karenanya dikirim lagi, 1 kredit per email.',
        )}
      </p>
      <Field label={i18n.t('Alamat email')} error={emailFault}>
        <TextInput
          value={email}
          type="email"
          maxLength={320}
          onChange={(event) => {
            setEmail(event.target.value)
            lift.reset()
          }}
        />
      </Field>
      <ReasonField reason={reason} />
    </ConfirmDialog>
  )
}
