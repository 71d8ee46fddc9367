import { z } from 'zod'
import { id, limit, line, searchTerm, timeCursor } from '../fields.ts'

export const affiliateListInput = z
  .strictObject({ q: searchTerm.optional(), cursor: timeCursor.nullish(), limit: limit.default(50) })
  .default({ limit: 50 })
export type AffiliateListInput = z.infer<typeof affiliateListInput>

/** Credits are int4 columns; one booking stays far below. */
export const TOP_UP_AT_MOST = 100_000_000

export const affiliateTopUpInput = z.strictObject({
  affiliateId: id,
  /** Positive: a top-up. Negative: an adjustment, never below what is reserved. */
  amountCredits: z
    .int()
    .min(-TOP_UP_AT_MOST)
    .max(TOP_UP_AT_MOST)
    .refine((amount) => amount !== 0, 'must not be 0'),
  /** Why; stands in the ledger and the audit log. */
  reason: line(3, 200),
  /** Invoice or transfer number: the same reference is booked once. */
  reference: line(1, 100),
})
export type AffiliateTopUpInput = z.infer<typeof affiliateTopUpInput>
