import { AUTOMATION_STATUSES, TRIGGER_TYPES } from '@booster/engine/domain/automation'
import { EVENT_KINDS } from '@booster/engine/domain/delivery-event'
import { HOLD_REASONS, JOB_STATUSES } from '@booster/engine/domain/job'
import { JOB_REFUSALS } from '@booster/engine/domain/job-refusal'
import { VERDICTS } from '@booster/engine/domain/verdict'
import { z } from 'zod'
import { errorCode, id, isoDay, isoTime, limit, page, searchTerm } from '../wire/fields.ts'
import { pagination } from '../wire/pagination.ts'
import { claimForecast } from './claim-forecast.ts'

export const jobStatus = z.enum(JOB_STATUSES)
export type HoldReason = (typeof HOLD_REASONS)[number]
export const triggerType = z.enum(TRIGGER_TYPES)
export const automationStatus = z.enum(AUTOMATION_STATUSES)

/** Which jobs: every given condition holds. Times are about `scheduledAt`: from inclusive, to exclusive. */
export const jobFilter = z.strictObject({
  status: jobStatus.optional(),
  automationId: id.optional(),
  leadId: id.optional(),
  runId: id.optional(),
  errorCode: errorCode.optional(),
  holdReason: z.enum(HOLD_REASONS).optional(),
  /** `reserved`: an e-mail for which a credit is held: being handed over, or unconfirmed. */
  credit: z.enum(['reserved']).optional(),
  from: isoTime.optional(),
  to: isoTime.optional(),
  /** Came to its end on this day in the affiliate's zone: sent, failed or cancelled; what became unconfirmed or held then has not. */
  endedOn: isoDay.optional(),
  /** Beginning of the lead's name or address. */
  q: searchTerm.optional(),
})
export type JobFilter = z.infer<typeof jobFilter>

export const jobListInput = jobFilter.extend({ page: page.default(1), limit: limit.default(25) }).prefault({})
export type JobListInput = z.infer<typeof jobListInput>

/** Why an action on a job is not possible now. */
const jobActionReason = z.enum(JOB_REFUSALS)
export type JobActionReason = z.infer<typeof jobActionReason>

/** Null: the action is possible now; else why it is not. */
const jobActions = z.object({
  retry: jobActionReason.nullable(),
  cancel: jobActionReason.nullable(),
  sendNow: jobActionReason.nullable(),
  resolve: jobActionReason.nullable(),
  resume: jobActionReason.nullable(),
})

export const jobRow = z.object({
  id,
  status: jobStatus,
  holdReason: z.enum(HOLD_REASONS).nullable(),
  /** The small line under the status: the hold reason, else the error code, else null. */
  reason: z.string().nullable(),
  errorCode: z.string().nullable(),
  errorMessage: z.string().nullable(),
  automation: z.object({ id, name: z.string(), triggerType, status: automationStatus }),
  step: z.object({
    id,
    stepOrder: z.int(),
    /** Steps of the run. */
    totalSteps: z.int(),
    emailSubject: z.string(),
    delayMinutes: z.int(),
  }),
  lead: z.object({ id, name: z.string(), email: z.string().nullable() }),
  runId: id,
  scheduledAt: isoTime,
  /** Null unless it is pending. */
  forecast: claimForecast.nullable(),
  executedAt: isoTime.nullable(),
  failedAt: isoTime.nullable(),
  cancelledAt: isoTime.nullable(),
  unconfirmedAt: isoTime.nullable(),
  updatedAt: isoTime,
  /** "2 of 4": the round that runs or ran last, of first try plus retries; null before the first hand-over. */
  attempt: z.object({ no: z.int(), of: z.int() }).nullable(),
  /** Hand-overs to the provider begun so far, quick retries included. */
  attemptCount: z.int(),
  retryCount: z.int(),
  maxRetries: z.int(),
  credit: z.object({ state: z.enum(['none', 'reserved', 'deducted']), amount: z.int() }),
  creditDeducted: z.boolean(),
  emailSent: z.boolean(),
  /** The furthest that is known of an e-mail that was sent; opens are an estimate. */
  delivery: z.enum(EVENT_KINDS).nullable(),
  actions: jobActions,
})
export type JobRow = z.infer<typeof jobRow>

export const jobList = z.object({ jobs: z.array(jobRow), pagination, serverNow: isoTime })
export type JobList = z.infer<typeof jobList>

export const jobCountsInput = jobFilter.omit({ status: true }).default({})
/** Null: more than can be counted while somebody waits (COUNT_LIMIT). */
const shownCount = z.int().nullable()
export const jobCounts = z.object({
  all: shownCount,
  pending: shownCount,
  processing: shownCount,
  held: shownCount,
  unconfirmed: shownCount,
  completed: shownCount,
  failed: shownCount,
  cancelled: shownCount,
  /** How many of these are archived: they stand in the history of their run, and in no list of jobs any more. */
  archived: z.object({ completed: z.int(), failed: z.int(), cancelled: z.int() }),
})

/** At most 500 jobs in one request. */
export const jobIdsInput = z.strictObject({ jobIds: z.array(id).min(1).max(500) })

/** Which jobs were changed, and why the others were not. */
export const jobsChanged = z.object({
  changed: z.array(id),
  refused: z.array(z.object({ jobId: id, reason: jobActionReason })),
})
export type JobsChanged = z.infer<typeof jobsChanged>

/** An action on all jobs of a filter; `to` is fixed when the person confirms, so that later jobs stay out. */
export const jobMatchingInput = z.strictObject({ filter: jobFilter })
export const JOB_MATCHING_LIMIT = 10_000

export const jobsMatchingChanged = z.object({
  matched: z.int(),
  changed: z.int(),
  refused: z.int(),
  reasons: z.array(z.object({ reason: jobActionReason, count: z.int() })),
})
export type JobsMatchingChanged = z.infer<typeof jobsMatchingChanged>

/** `was_sent` charges, `send_again` puts it back, `release` gives the credit back and fails the job. */
export const jobResolveInput = z.strictObject({
  jobId: id,
  verdict: z.enum(VERDICTS),
})
export type JobResolveInput = z.infer<typeof jobResolveInput>

/** The job after the action. */
export const jobChanged = z.object({ id, status: jobStatus })
