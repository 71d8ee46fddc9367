import { ATTEMPT_OUTCOMES } from '@booster/engine/domain/attempt-outcome'
import { EVENT_KINDS } from '@booster/engine/domain/delivery-event'
import { z } from 'zod'
import { runStatus } from '../runs.ts'
import { id, isoTime } from '../wire/fields.ts'
import { claimForecast } from './claim-forecast.ts'
import { jobFilter, jobRow, jobStatus, triggerType } from './jobs.ts'

/** With a filter, the answer also names the neighbours of the job in that list. */
export const jobGetInput = z.strictObject({ id, filter: jobFilter.optional() })
export type JobGetInput = z.infer<typeof jobGetInput>

/** One hand-over to the provider. */
const handOver = z.object({
  /** 1 for the first hand-over of the job. */
  no: z.int(),
  at: isoTime,
  outcome: z.enum(ATTEMPT_OUTCOMES),
  errorCode: z.string().nullable(),
  message: z.string().nullable(),
  httpStatus: z.int().nullable(),
  /** The beginning of the provider's answer. */
  answer: z.string().nullable(),
  durationMs: z.int().nullable(),
})
export type HandOverView = z.infer<typeof handOver>

/** What happened to a job and what will, oldest first. */
export const timelineEvent = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('scheduled'), at: isoTime, dueAt: isoTime, delayMinutes: z.int(), triggerType }),
  z.object({
    kind: z.literal('attempt'),
    at: isoTime,
    /** "2 of 4". */
    no: z.int(),
    of: z.int(),
    outcome: z.enum(ATTEMPT_OUTCOMES),
    /** The first hand-over of this attempt and its quick retries. */
    handOvers: z.array(handOver).min(1),
  }),
  z.object({
    kind: z.literal('credit'),
    at: isoTime,
    action: z.enum(['reserved', 'released', 'deducted']),
    amount: z.int(),
    /** Of the ledger row; null where nothing was booked. */
    balanceBefore: z.int().nullable(),
    /** After the booking; for a release the balance that stayed as it was. */
    balanceAfter: z.int().nullable(),
    ledgerSeq: z.int().nullable(),
  }),
  z.object({
    kind: z.literal('delivery'),
    at: isoTime,
    state: z.enum(EVENT_KINDS),
    link: z.string().nullable(),
    reason: z.string().nullable(),
    /** True: a mail service fetched it, perhaps before anybody looked. Null: not known. */
    byMachine: z.boolean().nullable(),
  }),
  z.object({
    kind: z.literal('ended'),
    at: isoTime,
    status: jobStatus,
    reason: z.string().nullable(),
  }),
  z.object({
    kind: z.literal('next'),
    at: isoTime,
    no: z.int(),
    of: z.int(),
    /** Null while it is being handed over. */
    forecast: claimForecast.nullable(),
  }),
])
export type TimelineEvent = z.infer<typeof timelineEvent>

/** Why the e-mail has not gone out; the screen makes a sentence of it. */
const WHY_NOT_CODES = [
  /** Pending: the row's `forecast` says what stands before it. */
  'WAITING',
  'SENDING',
  'RETRYING',
  'HELD',
  'UNCONFIRMED',
  'FAILED',
  'CANCELLED',
] as const
const whyNot = z.object({
  code: z.enum(WHY_NOT_CODES),
  /** Hold reason or error code. */
  reason: z.string().nullable(),
  httpStatus: z.int().nullable(),
  /** When it is tried next, or decided at the latest (unconfirmed); null: not by itself. */
  nextTryAt: isoTime.nullable(),
  /** 30-minute rounds still to come. */
  roundsLeft: z.int(),
})
export type WhyNot = z.infer<typeof whyNot>

export const jobDetail = jobRow.extend({
  createdAt: isoTime,
  /** When it left the queue for the archive, long after it had ended: it can be read, and not be changed. */
  archivedAt: isoTime.nullable(),
  messageRef: z.string(),
  emailId: z.string().nullable(),
  leadFacts: z.object({
    whatsapp: z.string().nullable(),
    unsubscribedAt: isoTime.nullable(),
    suppressedAt: isoTime.nullable(),
  }),
  run: z.object({ id, status: runStatus, completedSteps: z.int(), totalSteps: z.int() }),
  /** The e-mail as it was sent, or as it would be sent now. */
  mail: z.object({
    subject: z.string(),
    preheader: z.string(),
    html: z.string(),
    text: z.string(),
    version: z.int(),
    /** True: this is what left; false: what would leave now. */
    asSent: z.boolean(),
  }),
  timeline: z.array(timelineEvent),
  whyNot: whyNot.nullable(),
  /** All steps of the run, this one included. */
  siblings: z.array(
    z.object({
      id,
      stepOrder: z.int(),
      delayMinutes: z.int(),
      emailSubject: z.string(),
      status: jobStatus,
      scheduledAt: isoTime,
      executedAt: isoTime.nullable(),
    }),
  ),
  neighbours: z.object({ previousId: id.nullable(), nextId: id.nullable() }),
  serverNow: isoTime,
})
export type JobDetail = z.infer<typeof jobDetail>
