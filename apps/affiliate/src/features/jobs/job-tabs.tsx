import type { JobFilter, JobRow } from '@booster/contracts/jobs/jobs'
import { JOB_STATUSES } from '@booster/engine/domain/job'
import { Tabs } from '@booster/ui/layout/tabs'
import { JOB_STATUS_LOOK } from '@booster/ui/status/job-status-look'
import { useTRPC } from '@booster/web/api/client'
import { useLingui } from '@lingui/react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'

type Props = {
  readonly filter: JobFilter
  readonly onChange: (status: JobRow['status'] | undefined) => void
}

/** All, and one tab per state, each with the number of what the filter in force finds. */
export function JobTabs({ filter: { status: open, ...filter }, onChange }: Props) {
  const { i18n } = useLingui()
  const counts = useQuery(useTRPC().job.counts.queryOptions(filter, { placeholderData: keepPreviousData }))
  return (
    <Tabs
      label={i18n.t('Status')}
      value={open ?? 'all'}
      items={[
        { value: 'all' as const, label: i18n.t('Semua'), count: counts.data?.all ?? null },
        ...JOB_STATUSES.map((status) => ({
          value: status,
          label: i18n._(JOB_STATUS_LOOK[status].word),
          count: counts.data?.[status] ?? null,
        })),
      ]}
      onValueChange={(value) => onChange(value === 'all' ? undefined : value)}
    />
  )
}
