import type { BulkTriggerPreview } from '@booster/contracts/bulk-triggers'
import { Num } from '@booster/ui/data/num'
import type { ViewQuery } from '@booster/ui/feedback/query-view'
import { useLingui } from '@lingui/react'
import { PlanView } from './plan-view.tsx'
import { SkipCounts } from './skip-counts.tsx'

/** What a bulk trigger would do, in numbers. */
export function BulkPlan({ query }: { readonly query: ViewQuery<BulkTriggerPreview> }) {
  const { i18n } = useLingui()
  return (
    <PlanView
      query={query}
      counts={(plan) => [
        { term: i18n.t('Lead'), value: <Num value={plan.leads} />, num: true },
        { term: i18n.t('Masuk ke alur'), value: <Num value={plan.runs} />, num: true },
      ]}
      skipped={(plan) => <SkipCounts skipped={plan.skipped} />}
    />
  )
}
