import type { BulkTriggerPreview } from '@booster/contracts/bulk-trigger'
import { Facts } from '@booster/ui/data/facts'
import { Num } from '@booster/ui/data/num'
import { Banner } from '@booster/ui/feedback/banner'
import { QueryView, type ViewQuery } from '@booster/ui/feedback/query-view'
import { SkeletonRows } from '@booster/ui/feedback/skeleton'
import { useLingui } from '@lingui/react'
import { SkipCounts } from './skip-counts.tsx'

/** What a bulk trigger would do, in numbers. */
export function BulkPlan({ query }: { readonly query: ViewQuery<BulkTriggerPreview> }) {
  const { i18n } = useLingui()
  return (
    <QueryView
      query={query}
      errorTitle={i18n.t('Pratinjau gagal dimuat')}
      skeleton={<SkeletonRows rows={2} rowHeight={32} />}
    >
      {(plan) => (
        <div className="trigger__plan">
          <Facts
            facts={[
              { term: i18n.t('Lead'), value: <Num value={plan.leads} />, num: true },
              { term: i18n.t('Masuk ke alur'), value: <Num value={plan.runs} />, num: true },
              { term: i18n.t('Kredit diperlukan'), value: <Num value={plan.creditsNeeded} />, num: true },
              { term: i18n.t('Kredit tersedia'), value: <Num value={plan.creditsAvailable} />, num: true },
            ]}
          />
          {plan.creditsNeeded > plan.creditsAvailable && (
            <Banner tone="warning" title={i18n.t('Kredit belum cukup untuk semua email.')}>
              {i18n.t('Yang jatuh tempo tanpa kredit gagal atau menunggu, menurut aturan alurnya.')}
            </Banner>
          )}
          <SkipCounts skipped={plan.skipped} />
        </div>
      )}
    </QueryView>
  )
}
