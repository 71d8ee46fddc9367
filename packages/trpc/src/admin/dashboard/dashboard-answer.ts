import type { Dashboard } from '@booster/contracts/dashboard'
import { isoOf } from '@booster/db/connection/iso-time'
import type { Dashboard as DashboardFacts } from '@booster/db/dashboard/read-dashboard'
import { alertRowOf } from '../alerts/alert-row.ts'
import { creditForecastOf } from '../credits/credit-forecast.ts'
import { providerCreditOf } from '../credits/provider-credit.ts'
import { engineStateOf } from '../engine/engine-state.ts'
import { overdueJobsOf } from '../engine/overdue-jobs.ts'
import { integritySummaryOf } from '../integrity/integrity-summary.ts'

export function dashboardOf(facts: DashboardFacts): Dashboard {
  const { recovery, alertCounts, solvency } = facts
  return {
    status: facts.status,
    credit: providerCreditOf(facts.credit),
    forecast: creditForecastOf(facts.forecast),
    rate: rateOf(facts.rate),
    recovery: { recovered: recovery.recovered, ended: recovery.ended, rate: recovery.rate },
    overdue: overdueJobsOf(facts.overdue),
    engine: engineStateOf(facts.engine),
    alerts: facts.alerts.map(alertRowOf),
    alertCounts: {
      open: alertCounts.open,
      acknowledged: alertCounts.acknowledged,
      resolved: alertCounts.resolved,
    },
    solvency: {
      affiliateBalance: solvency.affiliateBalance,
      scheduled7d: solvency.scheduled7d,
      coverage: solvency.coverage,
      surplus: solvency.surplus,
    },
    integrity: integritySummaryOf(facts.integrity),
  }
}

function rateOf({
  sent24h,
  failed24h,
  perHour,
  peak,
  failureRate,
}: DashboardFacts['rate']): Dashboard['rate'] {
  return {
    sent24h,
    failed24h,
    perHour,
    peak: peak === null ? null : { hour: isoOf(peak.hour), sent: peak.sent },
    failureRate,
  }
}
