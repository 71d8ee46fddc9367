import { z } from 'zod'
import { alertCounts, alertRow } from './alerts.ts'
import { engineState, overdueJobs } from './engine.ts'
import { integritySummary } from './integrity.ts'
import { creditForecast, creditStatusWord, providerCredit } from './provider.ts'
import { isoTime } from './wire/fields.ts'

/** Everything on the admin's first page, in one answer. */
export const dashboard = z.object({
  /** The worst of what is known; the parts below explain it. */
  status: creditStatusWord,
  credit: providerCredit,
  forecast: creditForecast,
  /** The last 24 hours. */
  rate: z.object({
    sent24h: z.int(),
    failed24h: z.int(),
    perHour: z.int(),
    /** The busiest hour by the clock; null when nothing was sent. */
    peak: z.object({ hour: isoTime, sent: z.int() }).nullable(),
    /** failed / (sent + failed), 0 to 1; null when nothing ended. */
    failureRate: z.number().nullable(),
  }),
  /** Jobs with a failed hand-over in the last 24 hours that have ended, and how many of them were sent. */
  recovery: z.object({ recovered: z.int(), ended: z.int(), rate: z.number().nullable() }),
  overdue: overdueJobs,
  engine: engineState,
  /** Open and acknowledged, newest first, at most 20. */
  alerts: z.array(alertRow),
  alertCounts,
  solvency: z.object({
    /** Credits that affiliates have bought and not used, reserved ones included. */
    affiliateBalance: z.int(),
    /** Credits needed by jobs of the next 7 days. */
    scheduled7d: z.int(),
    /** Provider credits / affiliate balances; null when either is unknown or nothing is owed. */
    coverage: z.number().nullable(),
    /** Provider credits beyond the affiliates' balances; negative: missing; null when unknown. */
    surplus: z.int().nullable(),
  }),
  /** Null when no check ran this week. */
  integrity: integritySummary.nullable(),
})
export type Dashboard = z.infer<typeof dashboard>
