import type { TriggerPreview } from '@booster/contracts/trigger'
import { Facts } from '@booster/ui/data/facts'
import { Num } from '@booster/ui/data/num'
import { Banner } from '@booster/ui/feedback/banner'
import { QueryView, type ViewQuery } from '@booster/ui/feedback/query-view'
import { SkeletonRows } from '@booster/ui/feedback/skeleton'
import { skipWords } from '@booster/web/words/trigger-words'
import { useLingui } from '@lingui/react'

/** What the trigger would do: who enters, who is left out and why, what it costs. */
export function TriggerPlan({ query }: { readonly query: ViewQuery<TriggerPreview> }) {
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
              { term: i18n.t('Masuk ke alur'), value: <Num value={plan.enrol.length} />, num: true },
              { term: i18n.t('Dilewati'), value: <Num value={plan.skip.length} />, num: true },
              { term: i18n.t('Kredit diperlukan'), value: <Num value={plan.creditsNeeded} />, num: true },
              { term: i18n.t('Kredit tersedia'), value: <Num value={plan.creditsAvailable} />, num: true },
            ]}
          />
          {plan.creditsNeeded > plan.creditsAvailable && (
            <Banner tone="warning" title={i18n.t('Kredit belum cukup untuk semua email.')}>
              {i18n.t('Yang jatuh tempo tanpa kredit gagal atau menunggu, menurut aturan alurnya.')}
            </Banner>
          )}
          {plan.skip.length > 0 && (
            <ul className="trigger__list" aria-label={i18n.t('Dilewati')}>
              {plan.skip.map(({ leadId, leadName, automationId, reason }) => (
                <li key={`${leadId} ${automationId}`}>
                  <span>{leadName ?? leadId}</span>
                  <span className="muted">{skipWords(i18n, reason)}</span>
                </li>
              ))}
            </ul>
          )}
        </div>
      )}
    </QueryView>
  )
}
