import type { AutomationReport } from '@booster/contracts/automations/report'
import type { ReportWindow } from '@booster/contracts/automations/report-windows'
import { RUN_STATUSES } from '@booster/engine/domain/run'
import { UiLink } from '@booster/ui/controls/link'
import { Num } from '@booster/ui/data/num'
import { Card, CardBody, CardHead } from '@booster/ui/layout/card'
import { RunStatusBadge } from '@booster/ui/status/run-status-badge'
import { hrefOf } from '@booster/web/address/href-of'
import { AFFILIATE_PATHS } from '@booster/web/address/paths'
import { shortFailure } from '@booster/web/words/failure-words'
import { useLingui } from '@lingui/react'

/** Where the leads of a sequence stand now; each number leads to its list. */
export function LeadStates({ id, runs }: Pick<AutomationReport, 'id' | 'runs'>) {
  const { i18n } = useLingui()
  return (
    <Card>
      <CardHead title={i18n.t('Posisi lead')} note={i18n.t('sekarang')} ruled />
      <ul className="list">
        {RUN_STATUSES.map((status) => (
          <li key={status}>
            <UiLink
              className="list__row report__link"
              href={hrefOf(AFFILIATE_PATHS.runs, { automation: id, status })}
            >
              <RunStatusBadge status={status} />
              <span className="report__count">
                <Num value={runs[status]} />
              </span>
            </UiLink>
          </li>
        ))}
      </ul>
    </Card>
  )
}

/** What the sequence brought: events that were its goal, and their amounts. */
export function Conversions({ conversions: { count, amount } }: Pick<AutomationReport, 'conversions'>) {
  const { i18n } = useLingui()
  return (
    <Card>
      <CardHead title={i18n.t('Tujuan tercapai')} ruled />
      {count === 0 ? (
        <CardBody className="report__none">
          {i18n.t('Belum ada pada rentang ini. Tujuan diatur di aturan alur.')}
        </CardBody>
      ) : (
        <ul className="list">
          <li className="list__row">
            {i18n.t('Peristiwa')}
            <span className="report__count">
              <Num value={count} />
            </span>
          </li>
          <li className="list__row">
            {i18n.t('Nilai (Rp)')}
            <span className="report__count">
              <Num value={amount} />
            </span>
          </li>
        </ul>
      )}
    </Card>
  )
}

/** Why mails failed, most frequent first. */
export function FailureReasons(props: { readonly report: AutomationReport; readonly window: ReportWindow }) {
  const { i18n } = useLingui()
  const { id, failures } = props.report
  // Of the windows, only these two are the same days in the queue.
  const window = props.window === 'today' ? 'today' : undefined
  return (
    <Card>
      <CardHead title={i18n.t('Alasan gagal')} ruled />
      {failures.length === 0 && (
        <CardBody className="report__none">{i18n.t('Tidak ada email yang gagal pada rentang ini.')}</CardBody>
      )}
      <ul className="list">
        {failures.map(({ reason, failed }) => (
          <li key={reason}>
            <UiLink
              className="list__row report__link"
              href={hrefOf(AFFILIATE_PATHS.jobs, { automation: id, status: 'failed', error: reason, window })}
            >
              {shortFailure(i18n, reason, null)}
              <span className="report__count">
                <Num value={failed} />
              </span>
            </UiLink>
          </li>
        ))}
      </ul>
    </Card>
  )
}
