import type { JobRow } from '@booster/contracts/jobs/jobs'
import { Button } from '@booster/ui/controls/button'
import { BulkBar } from '@booster/ui/data/bulk-bar'
import { useOfflineReason } from '@booster/ui/feedback/offline-banner'
import { useLingui } from '@lingui/react'
import { RotateCcw } from 'lucide-react'
import type { MatchingCommand } from './matching-dialog.tsx'

type Props = {
  readonly chosen: ReadonlyMap<string, JobRow>
  /** Rows that match the filter, on all pages. */
  readonly total: number
  readonly allMatching: boolean
  readonly onSelectAll: () => void
  readonly onClear: () => void
  readonly onCancel: (jobs: readonly JobRow[]) => void
  readonly onRetry: (jobs: readonly JobRow[]) => void
  readonly onMatching: (command: MatchingCommand) => void
}

/** What can be done with the chosen e-mails, and with how many of them it cannot. */
export function JobBulkBar(props: Props) {
  const { i18n } = useLingui()
  const offline = useOfflineReason()
  const { chosen, allMatching, total } = props
  const jobs = [...chosen.values()]
  const retryable = jobs.filter((job) => job.actions.retry === null)
  const cancellable = jobs.filter((job) => job.actions.cancel === null)
  if (allMatching) {
    return (
      <BulkBar count={total} note={i18n.t('semua yang cocok dengan filter')} onClear={props.onClear}>
        <Button disabledReason={offline} onClick={() => props.onMatching('cancel')}>
          {i18n.t('Batalkan…')}
        </Button>
        <Button
          variant="primary"
          icon={RotateCcw}
          disabledReason={offline}
          onClick={() => props.onMatching('retry')}
        >
          {i18n.t('Coba ulang…')}
        </Button>
      </BulkBar>
    )
  }
  return (
    <BulkBar
      count={jobs.length}
      note={i18n.t('{can} bisa diulang, {cannot} tidak', {
        can: retryable.length,
        cannot: jobs.length - retryable.length,
      })}
      matching={{ count: total, onSelectAll: props.onSelectAll }}
      onClear={props.onClear}
    >
      <Button
        disabledReason={
          offline ?? (cancellable.length === 0 ? i18n.t('Tidak ada yang bisa dibatalkan') : undefined)
        }
        onClick={() => props.onCancel(cancellable)}
      >
        {cancellable.length === 0
          ? i18n.t('Batalkan')
          : i18n.t('Batalkan {count} email', { count: cancellable.length })}
      </Button>
      <Button
        variant="primary"
        icon={RotateCcw}
        disabledReason={
          offline ?? (retryable.length === 0 ? i18n.t('Tidak ada yang bisa diulang') : undefined)
        }
        onClick={() => props.onRetry(retryable)}
      >
        {retryable.length === 0
          ? i18n.t('Coba ulang')
          : i18n.t('Coba ulang {count} email', { count: retryable.length })}
      </Button>
    </BulkBar>
  )
}
