import type { RunList } from '@booster/contracts/runs'
import { RUN_STATUSES } from '@booster/engine/domain/run'
import { Tabs } from '@booster/ui/layout/tabs'
import { RUN_STATUS_LOOK } from '@booster/ui/status/run-status-look'
import { useLingui } from '@lingui/react'
import type { RunsSearch } from './runs-search.ts'

/** One tab per status, with its count. */
export function RunTabs(props: {
  readonly status: RunsSearch['status']
  readonly counts: RunList['counts'] | undefined
  readonly onChange: (status: RunsSearch['status']) => void
}) {
  const { i18n } = useLingui()
  const { status, counts, onChange } = props
  return (
    <Tabs
      label={i18n.t('Status')}
      value={status ?? 'all'}
      items={[
        { value: 'all' as const, label: i18n.t('Semua'), count: counts?.all ?? null },
        ...RUN_STATUSES.map((value) => ({
          value,
          label: i18n._(RUN_STATUS_LOOK[value].word),
          count: counts?.[value] ?? null,
        })),
      ]}
      onValueChange={(value) => onChange(value === 'all' ? undefined : value)}
    />
  )
}
