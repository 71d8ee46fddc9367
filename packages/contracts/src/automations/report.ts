import { z } from 'zod'
import { automationStatus } from '../jobs/jobs.ts'
import { id, isoDay } from '../wire/fields.ts'
import { DEFAULT_REPORT_WINDOW, REPORT_WINDOWS } from './report-windows.ts'

export const reportInput = z.strictObject({
  id,
  window: z.enum(REPORT_WINDOWS).default(DEFAULT_REPORT_WINDOW),
})
export type ReportInput = z.infer<typeof reportInput>

/** Mails of one step. What became of a mail counts in the window in which it was sent. */
const stepReport = z.object({
  id,
  /** Its place in the sequence; null: the step was deleted. */
  stepOrder: z.int().nullable(),
  delayMinutes: z.int(),
  emailSubject: z.string(),
  sent: z.int(),
  delivered: z.int(),
  /** An estimate: mail programs open by themselves, and not every opening is seen. */
  opened: z.int(),
  /** Of those opened, also an estimate: a mail service loaded the picture by itself, perhaps besides a person. */
  openedByMachine: z.int(),
  /** Whether the mails that leave now count openings; if not, 0 opened means that nobody knows. */
  countsOpens: z.boolean(),
  clicked: z.int(),
  bounced: z.int(),
  complained: z.int(),
  unsubscribed: z.int(),
  /** Its reader left the sequence by its link, and still gets other mail. */
  left: z.int(),
  failed: z.int(),
  /** Leads who are to get this mail yet, now: waiting, held, leaving or unconfirmed. */
  toCome: z.int(),
})
export type StepReport = z.infer<typeof stepReport>

export const automationReport = z.object({
  id,
  name: z.string(),
  status: automationStatus,
  /** Its first and last day; `from` is null where the window has no beginning. */
  from: isoDay.nullable(),
  to: isoDay,
  /** Whether the mails that leave now count clicks. */
  countsClicks: z.boolean(),
  /** In their order, deleted ones with something to report at the end. */
  steps: z.array(stepReport),
  /** Of mails that failed in the window and were not brought back, most frequent first. */
  failures: z.array(z.object({ reason: z.string(), failed: z.int() })),
  /** Events that ended a run as its goal in the window, and what they were worth in whole rupiah. */
  conversions: z.object({ count: z.int(), amount: z.int() }),
  /** How many runs are in each state now, whatever the window. */
  runs: z.object({
    active: z.int(),
    paused: z.int(),
    completed: z.int(),
    failed: z.int(),
    cancelled: z.int(),
  }),
})
export type AutomationReport = z.infer<typeof automationReport>
