import { HOLD_REASONS } from '@booster/engine/domain/job'
import { RUN_STATUSES } from '@booster/engine/domain/run'
import { RUN_REFUSALS } from '@booster/engine/domain/run-refusal'
import { z } from 'zod'
import { claimForecast } from './jobs/claim-forecast.ts'
import { automationStatus, jobStatus, triggerType } from './jobs/jobs.ts'
import { id, isoTime, limit, page, searchTerm } from './wire/fields.ts'
import { pagination } from './wire/pagination.ts'

export const runStatus = z.enum(RUN_STATUSES)

export const runListInput = z
  .strictObject({
    status: runStatus.optional(),
    automationId: id.optional(),
    leadId: id.optional(),
    /** Beginning of the lead's name or address. */
    q: searchTerm.optional(),
    page: page.default(1),
    limit: limit.default(25),
  })
  .prefault({})
export type RunListInput = z.infer<typeof runListInput>

const runActionReason = z.enum(RUN_REFUSALS)

export const runRow = z.object({
  id,
  status: runStatus,
  automation: z.object({ id, name: z.string(), triggerType, status: automationStatus }),
  lead: z.object({ id, name: z.string(), email: z.string().nullable(), status: z.string() }),
  triggerType,
  /** '' for once per lead, else the invoice or meeting. */
  triggerKey: z.string(),
  /** How often the lead has entered by this key, this run included. */
  entry: z.int(),
  currentStepOrder: z.int(),
  totalSteps: z.int(),
  completedSteps: z.int(),
  failedSteps: z.int(),
  cancelledSteps: z.int(),
  startedAt: isoTime,
  pausedAt: isoTime.nullable(),
  completedAt: isoTime.nullable(),
  cancelledAt: isoTime.nullable(),
  lastExecutedAt: isoTime.nullable(),
  /** Why it was cancelled, where an event of its lead did it. */
  reason: z.literal('GOAL_REACHED').nullable(),
  /** The next e-mail that is still open. */
  next: z
    .object({
      jobId: id,
      stepOrder: z.int(),
      status: jobStatus,
      scheduledAt: isoTime,
      holdReason: z.enum(HOLD_REASONS).nullable(),
      /** Null unless it is pending. */
      forecast: claimForecast.nullable(),
    })
    .nullable(),
  /** Null: possible now; else why not. */
  actions: z.object({
    cancel: runActionReason.nullable(),
    pause: runActionReason.nullable(),
    resume: runActionReason.nullable(),
  }),
})
export type RunRow = z.infer<typeof runRow>

/** Null: more than can be counted while somebody waits (COUNT_LIMIT). */
const shownCount = z.int().nullable()
const runCounts = z.object({
  all: shownCount,
  active: shownCount,
  paused: shownCount,
  completed: shownCount,
  failed: shownCount,
  cancelled: shownCount,
})

/** `counts` are of the filter in force, whatever the status. */
export const runList = z.object({ runs: z.array(runRow), counts: runCounts, pagination, serverNow: isoTime })
export type RunList = z.infer<typeof runList>

export const runInput = z.strictObject({ id })

/** The step with which the lead begins again; it is due at once. */
export const runRestartInput = z.strictObject({ id, fromStepOrder: z.int().min(1).max(1_000) })
/** The new run, with how many e-mails it has. */
export const runRestarted = z.object({ id, jobs: z.int() })

export const runDetail = runRow.extend({
  triggerData: z.unknown(),
  steps: z.array(
    z.object({
      jobId: id,
      stepOrder: z.int(),
      delayMinutes: z.int(),
      emailSubject: z.string(),
      status: jobStatus,
      reason: z.string().nullable(),
      attemptCount: z.int(),
      scheduledAt: isoTime,
      executedAt: isoTime.nullable(),
    }),
  ),
  serverNow: isoTime,
})

export const runCancelled = z.object({
  /** Jobs that were cancelled. */
  jobs: z.int(),
  /** Jobs that a worker was handing over at that moment: they finish. */
  alreadyOnTheirWay: z.int(),
})

export const runChanged = z.object({ id, status: runStatus })
