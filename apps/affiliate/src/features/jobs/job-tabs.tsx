import type { JobRow } from '@booster/contracts/jobs/jobs'
import { JOB_STATUSES } from '@booster/engine/domain/job'
import { Tabs } from '@booster/ui/layout/tabs'
import { JOB_STATUS_LOOK } from '@booster/ui/status/job-status-look'
import { useTRPC } from '@booster/web/api/client'
import { withoutUnset } from '@booster/web/api/without-unset'
import { useLingui } from '@lingui/react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { isNarrowed } from './job-query.ts'
import type { JobsSearch } from './jobs-search.ts'

type Props = {
  readonly search: JobsSearch
  /** Rows of the list as it is now. */
  readonly total: number | undefined
  readonly onChange: (status: JobRow['status'] | undefined) => void
}

/**
 * All, and one tab per state. The server's counters know sequences but no other filter: while one narrows the list,
 * only the tab that is open tells its number.
 */
export function JobTabs({ search, total, onChange }: Props) {
  const { i18n } = useLingui()
  const counts = useQuery(
    useTRPC().job.counts.queryOptions(withoutUnset({ automationId: search.automation }), {
      placeholderData: keepPreviousData,
    }),
  )
  const narrowed = isNarrowed(search)
  const countOf = (status: JobRow['status'] | 'all') => {
    if (!narrowed) return counts.data?.[status] ?? null
    return status === (search.status ?? 'all') ? (total ?? null) : null
  }
  return (
    <Tabs
      label={i18n.t('Status')}
      value={search.status ?? 'all'}
      items={[
        { value: 'all' as const, label: i18n.t('Semua'), count: countOf('all') },
        ...JOB_STATUSES.map((status) => ({
          value: status,
          label: i18n._(JOB_STATUS_LOOK[status].word),
          count: countOf(status),
        })),
      ]}
      onValueChange={(value) => onChange(value === 'all' ? undefined : value)}
    />
  )
}
