import type { TriggerPreview } from '@booster/contracts/triggers'
import { Num } from '@booster/ui/data/num'
import type { ViewQuery } from '@booster/ui/feedback/query-view'
import { skipWords } from '@booster/web/words/trigger-words'
import { useLingui } from '@lingui/react'
import { PlanView } from './plan-view.tsx'

/** What the trigger would do: who enters, who is left out and why, what it costs. */
export function TriggerPlan({ query }: { readonly query: ViewQuery<TriggerPreview> }) {
  const { i18n } = useLingui()
  return (
    <PlanView
      query={query}
      counts={(plan) => [
        { term: i18n.t('Masuk ke alur'), value: <Num value={plan.enrol.length} />, num: true },
        { term: i18n.t('Dilewati'), value: <Num value={plan.skip.length} />, num: true },
      ]}
      skipped={({ skip }) => skip.length > 0 && <SkippedLeads skip={skip} />}
    />
  )
}

function SkippedLeads({ skip }: Pick<TriggerPreview, 'skip'>) {
  const { i18n } = useLingui()
  return (
    <ul className="trigger__list" aria-label={i18n.t('Dilewati')}>
      {skip.map(({ leadId, leadName, automationId, reason }) => (
        <li key={`${leadId} ${automationId}`}>
          <span>{leadName ?? leadId}</span>
          <span className="muted">{skipWords(i18n, reason)}</span>
        </li>
      ))}
    </ul>
  )
}
