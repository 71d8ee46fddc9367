import { SKIP_REASONS } from '@booster/engine/domain/trigger/skip-reason'
import { z } from 'zod'
import { triggerType } from './jobs/jobs.ts'
import { id, jsonRecord, line } from './wire/fields.ts'

export const skipReason = z.enum(SKIP_REASONS)

const target = {
  leadIds: z.array(id).min(1).max(1_000),
  triggerType,
  /** Restricts the trigger to one automation. */
  automationId: id.optional(),
  /** Invoice or meeting id, for automations that may run again. */
  triggerKey: line(1, 200).optional(),
}

export const triggerPreviewInput = z.strictObject(target)

export const triggerPreview = z.object({
  /** Active automations of this trigger. */
  automations: z.array(z.object({ id, name: z.string(), steps: z.int() })),
  enrol: z.array(z.object({ leadId: id, leadName: z.string(), automationId: id, jobs: z.int() })),
  skip: z.array(
    z.object({
      leadId: id,
      leadName: z.string().nullable(),
      automationId: id.nullable(),
      reason: skipReason,
    }),
  ),
  /** Credits for all e-mails of all enrolments. */
  creditsNeeded: z.int(),
  creditsAvailable: z.int(),
})
export type TriggerPreview = z.infer<typeof triggerPreview>

export const triggerRunInput = z.strictObject({ ...target, triggerData: jsonRecord.optional() })
export type TriggerRunInput = z.infer<typeof triggerRunInput>

export const triggerReport = z.object({
  enrolled: z.array(z.object({ leadId: id, automationId: id, runId: id, jobs: z.int() })),
  skipped: z.array(z.object({ leadId: id, automationId: id.nullable(), reason: skipReason })),
  /** E-mails scheduled. */
  jobs: z.int(),
})
export type TriggerReport = z.infer<typeof triggerReport>
