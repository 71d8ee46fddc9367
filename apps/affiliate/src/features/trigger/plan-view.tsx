import { type Fact, Facts } from '@booster/ui/data/facts'
import { Num } from '@booster/ui/data/num'
import { Banner } from '@booster/ui/feedback/banner'
import { QueryView, type ViewQuery } from '@booster/ui/feedback/query-view'
import { SkeletonRows } from '@booster/ui/feedback/skeleton'
import { useLingui } from '@lingui/react'
import type { ReactNode } from 'react'

type Funds = { readonly creditsNeeded: number; readonly creditsAvailable: number }

type PlanViewProps<Plan extends Funds> = {
  readonly query: ViewQuery<Plan>
  /** What the plan says besides its credits. */
  readonly counts: (plan: Plan) => readonly Fact[]
  /** Who is left out, and why. */
  readonly skipped: (plan: Plan) => ReactNode
}

/** What a trigger would do: its numbers, a warning when the credit does not cover it, and who is left out. */
export function PlanView<Plan extends Funds>({ query, counts, skipped }: PlanViewProps<Plan>) {
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
              ...counts(plan),
              { term: i18n.t('Kredit diperlukan'), value: <Num value={plan.creditsNeeded} />, num: true },
              { term: i18n.t('Kredit tersedia'), value: <Num value={plan.creditsAvailable} />, num: true },
            ]}
          />
          {plan.creditsNeeded > plan.creditsAvailable && (
            <Banner tone="warning" title={i18n.t('Kredit belum cukup untuk semua email.')}>
              {i18n.t('Yang jatuh tempo tanpa kredit gagal atau menunggu, menurut aturan alurnya.')}
            </Banner>
          )}
          {skipped(plan)}
        </div>
      )}
    </QueryView>
  )
}
