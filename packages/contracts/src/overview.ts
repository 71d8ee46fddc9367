import { CREDIT_STANDINGS } from '@booster/engine/domain/forecast/credit-standing'
import { HOLD_REASONS } from '@booster/engine/domain/job'
import { z } from 'zod'
import { claimForecast } from './jobs/claim-forecast.ts'
import { jobStatus, triggerType } from './jobs/jobs.ts'
import { noticeRow } from './notices/notices.ts'
import { id, isoDay, isoTime } from './wire/fields.ts'
import { timeZone } from './wire/preferences.ts'

const ACTION_KINDS = [
  /** The provider or the lead refuses: correct the address, then retry. */
  'recipient_refused',
  'unconfirmed',
  'held',
  'no_credit',
  /** Scheduled e-mails that the credit will not cover. */
  'uncovered',
  /** Low, though it covers what is scheduled. `count` is what is left. */
  'credit_low',
  /** Failed for other reasons: can be retried at once. */
  'failed',
  'leads_without_email',
  /** More came than usual in the last day: these opt-ins wait for the owners of their addresses. */
  'optins_waiting',
] as const

/** Everything of the affiliate's first page. Days are days in `dayZone`, the affiliate's. */
export const overview = z.object({
  today: isoDay,
  dayZone: timeZone,
  serverNow: isoTime,
  tiles: z.object({
    sentToday: z.int(),
    /** Sent yesterday until this time of the day. */
    sentYesterdayByNow: z.int(),
    /** Whole percent against yesterday by now; null when yesterday had none. */
    changePercent: z.int().nullable(),
    pending: z.int(),
    dueWithinHour: z.int(),
    failedToday: z.int(),
    /** Of today's failed, those that can be retried at once. */
    retryableToday: z.int(),
    available: z.int(),
    creditLevel: z.enum(CREDIT_STANDINGS),
    /** Scheduled e-mails that will be charged and that the credit does not cover, and when the first comes due. */
    uncovered: z.int(),
    uncoveredFrom: isoTime.nullable(),
    enoughUntil: isoDay.nullable(),
  }),
  /** The last 14 days, oldest first, today last. */
  days: z.array(z.object({ day: isoDay, sent: z.int(), failed: z.int() })).length(14),
  totals: z.object({ sent: z.int(), failed: z.int() }),
  needsAction: z.array(
    z.object({
      kind: z.enum(ACTION_KINDS),
      count: z.int(),
      /** Of failed ones, those that can be retried at once: nothing else stands against them, and there is credit. */
      retryable: z.int(),
      /** The automation concerned, where it is one. */
      automation: z.object({ id, name: z.string() }).nullable(),
      /** Hold reason or error code that they share, where there is one. */
      reason: z.string().nullable(),
      /** Filter of the list that shows them. */
      filter: z.object({
        status: jobStatus.optional(),
        errorCode: z.string().optional(),
        holdReason: z.enum(HOLD_REASONS).optional(),
        automationId: id.optional(),
        from: isoTime.optional(),
      }),
      /** Credits held by them. */
      credits: z.int(),
      /** When the first of them comes due; null: they have come due. */
      from: isoTime.nullable(),
    }),
  ),
  nextSends: z.array(
    z.object({
      jobId: id,
      scheduledAt: isoTime,
      forecast: claimForecast,
      leadName: z.string(),
      automationName: z.string(),
      stepOrder: z.int(),
      totalSteps: z.int(),
    }),
  ),
  topAutomations: z.array(
    z.object({
      id,
      name: z.string(),
      triggerType,
      /** In the last 14 days. */
      sent: z.int(),
      failed: z.int(),
      /** sent / (sent + failed) in percent, one decimal; null when there is nothing yet. */
      rate: z.number().nullable(),
      sparkline: z.array(z.int()).length(14),
    }),
  ),
  /** What the affiliate is notified of and has not read, newest first, at most `NOTICES_SHOWN_AT_MOST`. */
  notices: z.array(noticeRow),
  /** The first steps of a newcomer. */
  checklist: z.object({
    hasCredit: z.boolean(),
    hasAutomation: z.boolean(),
    hasActive: z.boolean(),
    hasLead: z.boolean(),
    /** An open form waits for leads. */
    hasOpenForm: z.boolean(),
    hasRun: z.boolean(),
    hasSent: z.boolean(),
  }),
})
export type Overview = z.infer<typeof overview>
