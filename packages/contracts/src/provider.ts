import { CHECK_CAUSES } from '@booster/engine/domain/provider-credit/check-cause'
import { CREDIT_STATUSES } from '@booster/engine/domain/provider-credit/credit-status'
import { CREDIT_LEVELS } from '@booster/engine/domain/provider-credit/provider-credit'
import { z } from 'zod'
import { id, isoDay, isoTime, limit, timeCursor } from './wire/fields.ts'

export const creditStatusWord = z.enum(CREDIT_STATUSES)
const creditLevel = z.enum(CREDIT_LEVELS)

/** The provider's credit as last known, and how far it may be trusted. */
export const providerCredit = z.object({
  provider: z.string(),
  /** `unknown`: never read, or too old to be called healthy. */
  status: creditStatusWord,
  /** Level of the last known balance, whatever its age. */
  level: creditLevel.nullable(),
  stale: z.boolean(),
  /** The last known balance, whatever its age. */
  credits: z.int().nullable(),
  checkedAt: isoTime.nullable(),
  ageSeconds: z.int().nullable(),
  sentSinceCheck: z.int(),
  /** At or below a mark the balance has that level. */
  marks: z.object({ warning: z.int(), critical: z.int(), emergency: z.int() }),
  /** Why the newest check brought no balance; null when it did. */
  fault: z.object({ at: isoTime, errorCode: z.string(), message: z.string() }).nullable(),
  breaker: z.object({
    state: z.enum(['closed', 'open', 'half_open']),
    openedAt: isoTime.nullable(),
    retryAt: isoTime.nullable(),
    errorCode: z.string().nullable(),
    errorMessage: z.string().nullable(),
  }),
})
export type ProviderCredit = z.infer<typeof providerCredit>

const dayOfUse = z.object({ day: isoDay, sent: z.int(), failed: z.int() })

/** How long the provider's credit lasts at the present use. */
export const creditForecast = z.object({
  /** What the forecast rests on: the larger of `sentPerDay` and `measuredPerDay`. */
  usePerDay: z.int(),
  /** E-mails per day of all affiliates: the mean of the last 14 full days. */
  sentPerDay: z.int(),
  /** What the provider's balance lost per day in the last 14 days, top-ups left out; null: too few checks. */
  measuredPerDay: z.int().nullable(),
  usePerHour: z.int(),
  /** Null: nothing is used, or the balance is unknown or too old. */
  runway: z
    .object({
      /** The forecast rests on the last 14 days, or on the last 24 hours where the credit is short. */
      basis: z.enum(['14d', '24h']),
      usePerDay: z.int(),
      usePerHour: z.int(),
      daysLeft: z.int(),
      hoursLeft: z.int(),
      emptyAt: isoTime,
      /** When the balance reaches each mark; null: it already has. */
      reaches: z.object({
        warning: isoTime.nullable(),
        critical: isoTime.nullable(),
        emergency: isoTime.nullable(),
      }),
    })
    .nullable(),
  /** The last 14 days and today, oldest first. */
  dailyUse: z.array(dayOfUse),
})
export type CreditForecast = z.infer<typeof creditForecast>

export const providerStatus = z.object({ credit: providerCredit, forecast: creditForecast })
export type ProviderStatus = z.infer<typeof providerStatus>

export const providerHistoryInput = z
  .strictObject({ days: z.int().min(7).max(365).default(30) })
  .default({ days: 30 })

/** The balance check by check, thinned to at most 400 points, and the use day by day; oldest first. */
export const providerHistory = z.object({
  points: z.array(z.object({ at: isoTime, credits: z.int(), level: creditLevel })),
  dailyUse: z.array(dayOfUse),
})
export type ProviderHistory = z.infer<typeof providerHistory>

export const providerStatsInput = z
  .strictObject({ days: z.int().min(1).max(365).default(30) })
  .default({ days: 30 })

/** The original's statistics; balances are null while no check of the span knew one. */
export const providerStats = z.object({
  checksPerformed: z.int(),
  averageBalance: z.int().nullable(),
  lowestBalance: z.int().nullable(),
  alertsTriggered: z.int(),
})

export const providerChecksInput = z
  .strictObject({ cursor: timeCursor.nullish(), limit: limit.default(50) })
  .default({ limit: 50 })

const providerCheckRow = z.object({
  id,
  at: isoTime,
  cause: z.enum(CHECK_CAUSES),
  credits: z.int().nullable(),
  level: creditLevel.nullable(),
  errorCode: z.string().nullable(),
  message: z.string().nullable(),
  durationMs: z.int(),
})
export type ProviderCheckRow = z.infer<typeof providerCheckRow>
export const providerChecks = z.object({
  rows: z.array(providerCheckRow),
  nextCursor: z.string().nullable(),
})

/** Seconds between two checks by hand. */
export const CHECK_COOL_DOWN_SECONDS = 10

/** What a check by hand came to. */
export const providerChecked = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('known'),
    credits: z.int(),
    level: creditLevel,
    openedAlertId: id.nullable(),
    resolvedAlertIds: z.array(id),
  }),
  z.object({ kind: z.literal('unknown'), errorCode: z.string(), message: z.string() }),
  /** Nothing was asked; possible again at `retryAt`. */
  z.object({ kind: z.literal('cooling_down'), retryAt: isoTime }),
])
