import { BULK_TRIGGER_STATUSES } from '@booster/engine/domain/trigger/bulk-trigger'
import { z } from 'zod'
import { triggerType } from './jobs/jobs.ts'
import { leadFilter } from './leads/leads.ts'
import { skipReason } from './triggers.ts'
import { direction, id, isoTime, jsonRecord, limit, line } from './wire/fields.ts'

/** Leads that one call may list; a filter may find more. */
export const BULK_LEADS_AT_MOST = 100_000

const target = {
  /** Give either these or `filter`. */
  leadIds: z.array(id).min(1).max(BULK_LEADS_AT_MOST).optional(),
  /** All leads that it finds at the start. */
  filter: leadFilter.optional(),
  triggerType,
  /** Restricts the trigger to one automation. */
  automationId: id.optional(),
  /** Invoice or meeting id, for automations that may run again. */
  triggerKey: line(1, 200).optional(),
}

function isOneSelection(input: { readonly leadIds?: unknown; readonly filter?: unknown }): boolean {
  return (input.leadIds === undefined) !== (input.filter === undefined)
}
const oneSelection = { path: ['leadIds'], error: 'give either leadIds or filter' }

export const bulkTriggerPreviewInput = z.strictObject(target).refine(isOneSelection, oneSelection)
export type BulkTriggerPreviewInput = z.infer<typeof bulkTriggerPreviewInput>

export const bulkTriggerStartInput = z
  .strictObject({ ...target, triggerData: jsonRecord.optional() })
  .refine(isOneSelection, oneSelection)
export type BulkTriggerStartInput = z.infer<typeof bulkTriggerStartInput>

/** Body of `POST /api/affiliate/automation/trigger/bulk`: the key is a header there. */
export const restBulkTriggerInput = z
  .strictObject({
    leadIds: target.leadIds,
    filter: target.filter,
    triggerType,
    automationId: target.automationId,
    triggerData: jsonRecord.optional(),
  })
  .refine(isOneSelection, oneSelection)

const skipCount = z.object({ reason: skipReason, count: z.int() })

export const bulkTriggerPreview = z.object({
  leads: z.int(),
  /** Runs that would start. */
  runs: z.int(),
  skipped: z.array(skipCount),
  /** Credits for all e-mails of all runs. */
  creditsNeeded: z.int(),
  creditsAvailable: z.int(),
})
export type BulkTriggerPreview = z.infer<typeof bulkTriggerPreview>

export const bulkTriggerStarted = z.object({ id, leads: z.int() })
export type BulkTriggerStarted = z.infer<typeof bulkTriggerStarted>

export const bulkTriggerProgress = z.object({
  id,
  status: z.enum(BULK_TRIGGER_STATUSES),
  triggerType,
  automationId: id.nullable(),
  leads: z.int(),
  /** Leads enrolled or skipped so far. */
  doneLeads: z.int(),
  /** Runs started so far. */
  runs: z.int(),
  /** E-mails planned so far. */
  jobs: z.int(),
  /** Skips so far; those for an automation count once per automation. */
  skipped: z.array(skipCount),
  createdAt: isoTime,
  endedAt: isoTime.nullable(),
})
export type BulkTriggerProgress = z.infer<typeof bulkTriggerProgress>

export const bulkTriggerRef = z.strictObject({ id })
export const bulkTriggerList = z.object({ triggers: z.array(bulkTriggerProgress) })
export const bulkTriggerCancelled = z.object({ id, cancelled: z.boolean() })

/** Where the list of skipped leads goes on: portion and place of the last one shown, joined by `_`. */
const skippedCursor = z.string().regex(/^\d{1,9}_\d{1,9}$/, 'must be a cursor of this list')

export const skippedLeadsInput = z.strictObject({
  id,
  reason: skipReason.optional(),
  cursor: skippedCursor.nullish(),
  direction,
  limit: limit.default(50),
})
export type SkippedLeadsInput = z.infer<typeof skippedLeadsInput>

export const skippedLeads = z.object({
  leads: z.array(
    z.object({
      leadId: id,
      /** Null: the affiliate has no such lead. */
      leadName: z.string().nullable(),
      /** Null: the lead itself is the reason. */
      automationId: id.nullable(),
      reason: skipReason,
    }),
  ),
  nextCursor: z.string().nullable(),
})
export type SkippedLeads = z.infer<typeof skippedLeads>
