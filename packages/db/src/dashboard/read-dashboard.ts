import type { CreditStatusWord } from '@booster/engine/domain/provider-credit/credit-status'
import { overallStatus } from '@booster/engine/domain/provider-credit/overall-status'
import { type AlertCounts, type AlertRow, countAlerts, listAlerts } from '../alerts/list-alerts.ts'
import type { SqlClock } from '../connection/clock.ts'
import type { Queryable } from '../connection/queryable.ts'
import { type EngineStatus, readEngineStatus } from '../engine-status/read-engine-status.ts'
import { type Overdue, readOverdue } from '../engine-status/read-overdue.ts'
import { type RecoveryRate, readRecoveryRate } from '../engine-status/read-recovery-rate.ts'
import { readSendRate, type SendRate } from '../engine-status/read-send-rate.ts'
import { type IntegritySummary, readIntegritySummary } from '../integrity/read-integrity-summary.ts'
import { type CreditForecast, readCreditForecast } from '../provider/read-credit-forecast.ts'
import { type ProviderCredit, readProviderCredit } from '../provider/read-provider-credit.ts'
import { readSolvency, type Solvency } from '../provider/read-solvency.ts'

/** Everything that the admin's overview shows, in one answer. */
export type Dashboard = {
  /** The worst of what is known; the parts that explain it are below. */
  readonly status: CreditStatusWord
  readonly credit: ProviderCredit
  readonly forecast: CreditForecast
  readonly rate: SendRate
  readonly recovery: RecoveryRate
  readonly overdue: Overdue
  readonly engine: EngineStatus
  /** Open and acknowledged ones, newest first, at most 20. */
  readonly alerts: readonly AlertRow[]
  readonly alertCounts: AlertCounts
  readonly solvency: Solvency
  /** The last integrity check; null when there was none this week. */
  readonly integrity: IntegritySummary | null
}

const ALERTS_SHOWN = 20

/** Reads counters, drains, due rows and small tables; never a scan of all jobs. */
export async function readDashboard(
  db: Queryable,
  input: { readonly provider: string; readonly clock: SqlClock; readonly tickSeconds: number },
): Promise<Dashboard> {
  const { clock, provider, tickSeconds } = input
  const [credit, rate, overdue, recovery] = await Promise.all([
    readProviderCredit(db, provider),
    readSendRate(db),
    readOverdue(db, clock),
    readRecoveryRate(db, clock),
  ])
  const [forecast, engine, alerts, alertCounts, solvency, integrity] = await Promise.all([
    readCreditForecast(db, { clock, credit, rate }),
    readEngineStatus(db, { tickSeconds, overdueJobs: overdue.jobs }),
    listAlerts(db, { state: 'unresolved', after: null, limit: ALERTS_SHOWN }),
    countAlerts(db),
    readSolvency(db, { clock, providerCredits: credit.credits }),
    readIntegritySummary(db),
  ])
  const status = overallStatus({
    credit: credit.status,
    breakerClosed: credit.breaker.state === 'closed',
    engine: engine.state,
    overdueJobs: overdue.jobs,
    integrityFailures: integrity === null ? 0 : integrity.total - integrity.passed,
  })
  const shown = { alerts: alerts.rows, alertCounts, solvency, integrity }
  return { status, credit, forecast, rate, recovery, overdue, engine, ...shown }
}
