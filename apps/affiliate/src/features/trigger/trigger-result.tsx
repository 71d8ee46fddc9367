import type { LeadRow } from '@booster/contracts/leads/leads'
import type { TriggerReport } from '@booster/contracts/triggers'
import { skipWords } from '@booster/web/words/trigger-words'
import { useLingui } from '@lingui/react'

/** What a trigger did: how many e-mails are planned, and who was left out and why. */
export function TriggerResult(props: { readonly report: TriggerReport; readonly leads: readonly LeadRow[] }) {
  const { i18n } = useLingui()
  const { report, leads } = props
  const nameOf = (id: string) => leads.find((lead) => lead.id === id)?.name ?? id
  return (
    <>
      <p>
        {i18n.t('{count} email dijadwalkan. Email langkah pertama tanpa jeda berangkat sekarang.', {
          count: report.jobs,
        })}
      </p>
      {report.skipped.length > 0 && (
        <ul className="trigger__list">
          {report.skipped.map(({ leadId, automationId, reason }) => (
            <li key={`${leadId} ${automationId}`}>
              <span>{nameOf(leadId)}</span>
              <span className="muted">{skipWords(i18n, reason)}</span>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
