import { z } from 'zod'
import { automationStatus } from '../jobs/jobs.ts'
import { leadCount } from '../leads/leads.ts'
import { direction, id, isoTime, limit, text } from '../wire/fields.ts'
import { timeZone } from '../wire/preferences.ts'
import { userState } from './users.ts'

export const affiliateInput = z.strictObject({ id })

/** One affiliate as admins see it. */
export const affiliateDetail = z.object({
  id,
  userId: id,
  name: z.string(),
  email: z.string(),
  state: userState,
  suspendReason: z.string().nullable(),
  suspendedAt: isoTime.nullable(),
  /** Kept by admins, for admins. */
  note: z.string(),
  timeZone,
  /** Who its mails come from. */
  senderName: z.string(),
  replyTo: z.string().nullable(),
  postalAddress: z.string().nullable(),
  createdAt: isoTime,
  lastSignInAt: isoTime.nullable(),
  /** Sessions that are open now. */
  sessions: z.int(),
  apiKeys: z.int(),
  credit: z.object({
    balance: z.int(),
    reserved: z.int(),
    available: z.int(),
    totalToppedUp: z.int(),
    totalUsed: z.int(),
  }),
  /** E-mails sent in the last 7 days, today included, and what became of them; failures by the day they failed. */
  week: z.object({ sent: z.int(), failed: z.int(), bounced: z.int(), complained: z.int() }),
  /** Without erased ones; counted up to a limit. */
  leads: leadCount,
  jobs: z.object({
    pending: z.int(),
    processing: z.int(),
    held: z.int(),
    unconfirmed: z.int(),
    completed: z.int(),
    failed: z.int(),
    cancelled: z.int(),
  }),
  automations: z.array(
    z.object({
      id,
      name: z.string(),
      status: automationStatus,
      sent: z.int(),
      failed: z.int(),
      waiting: z.int(),
    }),
  ),
  forms: z.array(
    z.object({ id, slug: z.string(), title: z.string(), active: z.boolean(), submits: z.int() }),
  ),
  serverNow: isoTime,
})
export type AffiliateDetail = z.infer<typeof affiliateDetail>

export const affiliateLedgerInput = z.strictObject({
  id,
  /** `seq` of the last row shown. */
  cursor: z.int().min(1).nullish(),
  direction,
  limit: limit.default(25),
})

export const NOTE_AT_MOST = 2_000
export const affiliateNoteInput = z.strictObject({ id, note: text(0, NOTE_AT_MOST) })
export const affiliateNoted = z.object({ note: z.string() })
