import type { SuppressionGroup } from '@booster/contracts/suppressions'
import { ConfirmDialog } from '@booster/ui/feedback/confirm-dialog'
import { requestIdOf } from '@booster/ui/format/request-id'
import { ReasonField } from '@booster/web/forms/reason-field'
import { useReason } from '@booster/web/forms/use-reason'
import { useLingui } from '@lingui/react'
import { useLift } from './use-lift.ts'

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
  const reason = useReason()
  return (
    <ConfirmDialog
      open
      onClose={onClose}
      onConfirm={() => reason.confirm((note) => lift.mutate(note))}
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
      <ReasonField reason={reason} />
    </ConfirmDialog>
  )
}
