import { z } from 'zod'
import { skippedLeadsInput } from '../bulk-triggers.ts'
import { jobStatus, triggerType } from '../jobs/jobs.ts'
import { leadCursor } from '../leads/lead-cursor.ts'
import { LEAD_SORTS, leadFilter } from '../leads/leads.ts'
import { runStatus } from '../runs.ts'
import { id, jsonRecord, limit, page, timeCursor } from './fields.ts'

/** Query values are text: whole numbers only, `1e2` and ` 7 ` are none. */
export function wholeNumber(schema: z.ZodType<number, number>) {
  return z
    .union(
      [
        z.int(),
        z
          .string()
          .regex(/^-?\d{1,15}$/)
          .transform(Number),
      ],
      { error: 'must be a whole number' },
    )
    .pipe(schema)
}

/** A scheduler's page sends a field that was left empty as `limit=`: as if it were not there. */
function unlessEmpty<S extends z.ZodType>(schema: S) {
  return z.preprocess((given) => (given === '' ? undefined : given), schema)
}

/**
 * The schemas of what arrives over REST, where every query value is a string. A list refuses what it does not know: a
 * filter with a wrong name would show, or export, everything.
 */
export const coerced = {
  jobs: z.strictObject({
    automationId: id.optional(),
    status: jobStatus.optional(),
    page: wholeNumber(page).default(1),
    limit: wholeNumber(limit).default(50),
  }),
  logs: z.strictObject({
    automationId: id.optional(),
    leadId: id.optional(),
    status: runStatus.optional(),
    page: wholeNumber(page).default(1),
    limit: wholeNumber(limit).default(50),
  }),
  leads: z.strictObject({
    ...leadFilter.shape,
    hasAddress: z
      .enum(['true', 'false'])
      .transform((given) => given === 'true')
      .optional(),
    sort: z.enum(LEAD_SORTS).default('newest'),
    cursor: leadCursor.optional(),
    limit: wholeNumber(limit).default(50),
  }),
  skippedLeads: z.strictObject({
    reason: skippedLeadsInput.shape.reason,
    cursor: skippedLeadsInput.shape.cursor.unwrap().unwrap().optional(),
    limit: wholeNumber(limit).default(50),
  }),
  topUps: z.strictObject({ cursor: timeCursor.optional(), limit: wholeNumber(limit).default(20) }),
  cron: z.object({ limit: unlessEmpty(wholeNumber(z.int().min(1).max(1_000_000)).optional()) }),
  emailCredits: z.object({
    stats: unlessEmpty(z.enum(['true', 'false', '1', '0']).default('false')).transform(
      (given) => given === 'true' || given === '1',
    ),
    days: wholeNumber(z.int().min(1).max(365)).default(30),
  }),
}

/** Body of `POST /api/affiliate/automation/trigger`. */
export const restTriggerInput = z.strictObject({
  leadId: id,
  triggerType,
  triggerData: jsonRecord.optional(),
})

/** Path and body of `POST /api/affiliate/automation/:id/cancel`. */
export const restCancelInput = z.strictObject({ automationId: id, leadId: id })
