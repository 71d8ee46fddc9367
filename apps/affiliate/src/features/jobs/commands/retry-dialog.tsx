import { ConfirmDialog } from '@booster/ui/feedback/confirm-dialog'
import { useLingui } from '@lingui/react'

/** Asks before the chosen e-mails are retried: each one that is sent costs a credit. */
export function RetryDialog(props: {
  readonly count: number
  readonly onClose: () => void
  readonly onConfirm: () => void
}) {
  const { i18n } = useLingui()
  const { count } = props
  return (
    <ConfirmDialog
      open
      title={i18n.t('Coba ulang {count} email gagal?', { count })}
      confirmLabel={i18n.t('Coba ulang {count} email', { count })}
      onClose={props.onClose}
      onConfirm={props.onConfirm}
    >
      <p className="muted">
        {i18n.t(
          'Email yang terkirim memakai satu kredit masing-masing. Yang gagal lagi tidak memotong apa pun.',
        )}
      </p>
    </ConfirmDialog>
  )
}
