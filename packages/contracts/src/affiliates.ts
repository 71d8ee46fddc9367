import { z } from 'zod'
import { id, isoTime, limit, line, searchTerm, timeCursor } from './wire/fields.ts'

export const affiliateStatus = z.enum(['active', 'suspended'])

export const affiliateListInput = z
  .strictObject({ q: searchTerm.optional(), cursor: timeCursor.nullish(), limit: limit.default(50) })
  .default({ limit: 50 })

const affiliateRow = z.object({
  id,
  name: z.string(),
  email: z.string(),
  status: affiliateStatus,
  balance: z.int(),
  reserved: z.int(),
  /** balance - reserved */
  available: z.int(),
  /** E-mails of the last 7 days, today included. */
  sent7d: z.int(),
  failed7d: z.int(),
  /** Of those sent in the last 7 days. */
  bounced7d: z.int(),
  complained7d: z.int(),
  createdAt: isoTime,
})
export type AffiliateRow = z.infer<typeof affiliateRow>
export const affiliateList = z.object({ rows: z.array(affiliateRow), nextCursor: z.string().nullable() })

/** Credits are int4 columns; one booking stays far below. */
export const TOP_UP_LIMIT = 100_000_000

export const affiliateTopUpInput = z.strictObject({
  affiliateId: id,
  /** Positive: a top-up. Negative: an adjustment, never below what is reserved. */
  amountCredits: z
    .int()
    .min(-TOP_UP_LIMIT)
    .max(TOP_UP_LIMIT)
    .refine((amount) => amount !== 0, 'must not be 0'),
  /** Shown in the ledger and in the audit log. */
  reason: line(3, 200),
  /** Invoice or transfer number: the same reference is booked once. */
  reference: line(1, 100).refine(
    (reference) => !reference.startsWith('topup-request/'),
    'must not begin with topup-request/',
  ),
})

export const affiliateToppedUp = z.object({
  /** False: this reference was booked before; nothing changed. */
  booked: z.boolean(),
  balance: z.int(),
  /** Jobs that waited for credit and are pending again. */
  revivedJobs: z.int(),
})
