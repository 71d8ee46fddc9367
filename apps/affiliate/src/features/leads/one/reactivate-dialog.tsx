import { ConfirmDialog } from '@booster/ui/feedback/confirm-dialog'
import { ReasonField } from '@booster/web/forms/reason-field'
import { useReason } from '@booster/web/forms/use-reason'
import { useLingui } from '@lingui/react'
import type { useLeadCommands } from './use-lead-commands.ts'

/** Asks why the address is right after all, which is kept, before mail goes out again. */
export function ReactivateDialog(props: {
  readonly commands: ReturnType<typeof useLeadCommands>
  readonly onClose: () => void
}) {
  const { i18n } = useLingui()
  const { commands, onClose } = props
  const reason = useReason()
  return (
    <ConfirmDialog
      open
      onClose={onClose}
      onConfirm={() => reason.confirm((note) => commands.reactivate(note, onClose))}
      title={i18n.t('Kirimi lead ini lagi?')}
      confirmLabel={i18n.t('Kirimi lagi')}
      busy={commands.isReactivating}
      error={null}
    >
      <p>
        {i18n.t(
          'Email yang gagal atau dibatalkan karena alamatnya ditolak dikirim lagi, 1 kredit per email. Bila ditolak lagi, alamatnya kembali diblokir.',
        )}
      </p>
      <ReasonField reason={reason} />
    </ConfirmDialog>
  )
}
