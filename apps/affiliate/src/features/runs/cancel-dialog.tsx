import type { RunRow } from '@booster/contracts/runs'
import { ConfirmDialog } from '@booster/ui/feedback/confirm-dialog'
import { useLingui } from '@lingui/react'

/** Asks before a lead journey is cancelled, which cannot be undone. Fetched when it is opened. */
export function CancelDialog(props: {
  readonly run: RunRow
  readonly onClose: () => void
  readonly onConfirm: () => void
}) {
  const { i18n } = useLingui()
  const { run, onClose, onConfirm } = props
  return (
    <ConfirmDialog
      open
      tone="danger"
      title={i18n.t('Hentikan alur untuk {name}?', { name: run.lead.name })}
      confirmLabel={i18n.t('Hentikan alur')}
      onClose={onClose}
      onConfirm={onConfirm}
    >
      <p>
        {i18n.t(
          '{count} email yang belum terkirim di "{automation}" ikut dibatalkan. Ini tidak bisa diurungkan.',
          { count: openSteps(run), automation: run.automation.name },
        )}
      </p>
    </ConfirmDialog>
  )
}

function openSteps(run: RunRow): number {
  return run.totalSteps - run.completedSteps - run.failedSteps - run.cancelledSteps
}
