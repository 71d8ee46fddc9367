import { TOP_UP_STATES } from '@booster/engine/domain/top-ups/top-up-request'
import { z } from 'zod'
import { id, isoDay, isoTime, limit, line, text, timeCursor } from '../wire/fields.ts'
import { statementRow } from './bank-statements.ts'

/** Of one request. */
export const REQUESTED_CREDITS_AT_MOST = 1_000_000
/** What one affiliate may have waiting at a time. */
export const OPEN_TOP_UPS_AT_MOST = 5
export const PROOF_BYTES_AT_MOST = 5 * 1_024 * 1_024
export const PROOF_TYPES = ['image/png', 'image/jpeg', 'image/webp', 'application/pdf'] as const
export type ProofType = (typeof PROOF_TYPES)[number]

const httpsUrl = z
  .url({ protocol: /^https$/, error: 'must be an https address' })
  .max(2_000)
  .refine((address) => !/^https:\/\/[^/]*@/i.test(address), 'must be an https address')

export const topUpRequestInput = z.strictObject({
  credits: z.int().min(1).max(REQUESTED_CREDITS_AT_MOST),
  note: text(0, 500).optional(),
  /** Where the proof of the transfer can be seen. */
  proofUrl: httpsUrl.optional(),
  /** The proof itself: a picture (PNG, JPEG, WebP) or a PDF of 5 MB at most. */
  proofFile: z.strictObject({ name: line(1, 200), base64: z.base64('must be base64') }).optional(),
  /** The same key asks once, however often it is sent. */
  key: line(1, 200).optional(),
})
export type TopUpRequestInput = z.infer<typeof topUpRequestInput>

const request = z.object({
  id,
  credits: z.int(),
  note: z.string(),
  /** What is to be transferred, to the rupiah: no other open request has this amount. Null: the installation names no price. */
  payableRupiah: z.int().nullable(),
  proofUrl: z.string().nullable(),
  /** Its bytes are at `…/proof`. */
  proofFile: z.object({ name: z.string(), type: z.enum(PROOF_TYPES) }).nullable(),
  state: z.enum(TOP_UP_STATES),
  /** Of the refusal or of a corrected amount. */
  reason: z.string().nullable(),
  /** What was booked; null until it is approved. */
  bookedCredits: z.int().nullable(),
  decidedByName: z.string().nullable(),
  decidedAt: isoTime.nullable(),
  createdAt: isoTime,
})

export const topUpRequest = request
export type TopUpRequest = z.infer<typeof topUpRequest>

export const topUpTerms = z.object({
  /** Of one credit; null: no amounts are named. */
  priceRupiah: z.int().nullable(),
  /** Where to transfer to, as the installation says it. */
  payTo: z.string().nullable(),
})
export type TopUpTerms = z.infer<typeof topUpTerms>

export const topUpListInput = z
  .strictObject({ cursor: timeCursor.nullish(), limit: limit.default(20) })
  .default({ limit: 20 })
export const topUpList = z.object({ rows: z.array(topUpRequest), nextCursor: z.string().nullable() })

export const topUpRef = z.strictObject({ id })

/** A transfer is made after the request names its amount: the proof may come later. */
export const topUpProofInput = z
  .strictObject({ id, ...topUpRequestInput.pick({ proofUrl: true, proofFile: true }).shape })
  .refine(({ proofUrl, proofFile }) => proofUrl !== undefined || proofFile !== undefined, {
    path: ['proofUrl'],
    message: 'must be an https address',
  })

/** Of the mail about a decision; unconfirmed: nobody knows whether it left. */
export const TOP_UP_MAIL_STATES = ['none', 'queued', 'sending', 'sent', 'failed', 'unconfirmed'] as const
export type TopUpMailState = (typeof TOP_UP_MAIL_STATES)[number]

export const adminTopUp = request.extend({
  affiliate: z.object({
    id,
    name: z.string(),
    email: z.string(),
    status: z.enum(['active', 'suspended']),
    /** balance - reserved */
    available: z.int(),
  }),
  /** E-mails that wait for credit: they leave, the oldest first, once a request is approved. */
  held: z.object({ mails: z.int(), credits: z.int(), oldestDueAt: isoTime.nullable() }),
  /** The row of a bank statement by which it was confirmed. */
  statement: z.object({ day: isoDay, text: z.string() }).nullable(),
  mailState: z.enum(TOP_UP_MAIL_STATES),
})
export type AdminTopUp = z.infer<typeof adminTopUp>

export const adminTopUpListInput = z
  .strictObject({
    state: z.enum(['open', 'closed']).default('open'),
    cursor: timeCursor.nullish(),
    limit: limit.default(50),
  })
  .default({ state: 'open', limit: 50 })
export const adminTopUpList = z.object({ rows: z.array(adminTopUp), nextCursor: z.string().nullable() })
export const topUpCount = z.object({ open: z.int() })

/** What an admin says of it; the affiliate reads it. */
const reason = line(3, 200)

export const topUpApproval = z.strictObject({
  id,
  /** What is booked, where it is not what was asked for; with a reason. */
  credits: z.int().min(1).max(REQUESTED_CREDITS_AT_MOST).optional(),
  reason: reason.optional(),
  /** The row of a bank statement that shows the transfer; it confirms one request. */
  statementRow: statementRow.optional(),
})
export const topUpApproved = z.object({
  id,
  bookedCredits: z.int(),
  balance: z.int(),
  /** Jobs that waited for credit and are pending again. */
  revivedJobs: z.int(),
})

export const topUpRefusal = z.strictObject({ id, reason })
