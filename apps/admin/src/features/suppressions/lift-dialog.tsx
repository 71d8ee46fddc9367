import type { SuppressionGroup } from '@booster/contracts/suppressions'
import { Field } from '@booster/ui/controls/field'
import { TextInput } from '@booster/ui/controls/text-input'
import { ConfirmDialog } from '@booster/ui/feedback/confirm-dialog'
import { requestIdOf } from '@booster/ui/format/request-id'
import { useLingui } from '@lingui/react'
import { useState } from 'react'
import { useLift } from './use-lift.ts'

const SHORTEST_NOTE = 3

/** Asks why the answer was wrong, which the audit log keeps, before mail goes out again. */
export function LiftDialog({
  group,
  onClose,
}: {
  readonly group: SuppressionGroup
  readonly onClose: () => void
}) {
  const { i18n } = useLingui()
  const { lift, soFar } = useLift(group, onClose)
  const [note, setNote] = useState('')
  const [asked, setAsked] = useState(false)
  const tooShort = note.trim().length < SHORTEST_NOTE
  const confirm = () => {
    setAsked(true)
    if (!tooShort) lift.mutate(note.trim())
  }
  return (
    <ConfirmDialog
      open
      onClose={onClose}
      onConfirm={confirm}
      title={i18n.t('Buka blokir {count, number} alamat?', { count: group.addresses })}
      confirmLabel={i18n.t('Buka blokir')}
      busy={lift.isPending}
      error={
        lift.error
          ? {
              text: i18n.t('Baru {count, number} alamat yang dibuka. Coba lagi untuk sisanya.', {
                count: soFar,
              }),
              requestId: requestIdOf(lift.error),
            }
          : null
      }
    >
      <p>
        {i18n.t(
          'Pakai bila jawabannya keliru, misalnya karena server email salah diatur. Email yang gagal atau dibatalkan karenanya dikirim lagi, 1 kredit per email.',
        )}
      </p>
      <Field
        label={i18n.t('Alasan')}
        error={asked && tooShort ? i18n.t('Tulis alasan, paling sedikit 3 huruf.') : undefined}
      >
        <TextInput value={note} maxLength={300} onChange={(event) => setNote(event.target.value)} />
      </Field>
    </ConfirmDialog>
  )
}
