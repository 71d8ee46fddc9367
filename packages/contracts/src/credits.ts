import { CREDIT_STANDINGS } from '@booster/engine/domain/forecast/credit-standing'
import { z } from 'zod'
import { id, isoDay, isoTime, limit } from './wire/fields.ts'

const LEDGER_TYPES = ['topup', 'deduct', 'adjustment'] as const

export const creditStatus = z.object({
  balance: z.int(),
  reserved: z.int(),
  /** balance - reserved */
  available: z.int(),
  totalToppedUp: z.int(),
  totalUsed: z.int(),
  /** Credits held by e-mails being handed over, and by unconfirmed ones. */
  reservedBy: z.object({ processing: z.int(), unconfirmed: z.int() }),
  usedToday: z.int(),
  toppedUpToday: z.int(),
  used30Days: z.int(),
  /** E-mails per day: the mean of the last 14 full days in which there were some. */
  averagePerDay: z.int(),
  /** Credits that e-mails already scheduled will use; what a gate stops uses none. */
  scheduled: z.int(),
  /** The day until which the credit lasts: what is scheduled, or the average where that is more; null: no use. */
  enoughUntil: isoDay.nullable(),
  /** Scheduled e-mails that will be charged and that the credit does not cover, and when the first comes due. */
  uncovered: z.int(),
  uncoveredFrom: isoTime.nullable(),
  level: z.enum(CREDIT_STANDINGS),
  serverNow: isoTime,
})

export type CreditStatus = z.infer<typeof creditStatus>

export const creditLedgerInput = z
  .strictObject({
    /** `seq` of the last row shown. */
    cursor: z.int().min(1).nullish(),
    limit: limit.default(50),
    type: z.enum(LEDGER_TYPES).optional(),
  })
  .default({ limit: 50 })

export const ledgerRow = z.object({
  seq: z.int(),
  id,
  type: z.enum(LEDGER_TYPES),
  amount: z.int(),
  balanceBefore: z.int(),
  balanceAfter: z.int(),
  description: z.string(),
  reference: z.string().nullable(),
  createdByName: z.string().nullable(),
  createdAt: isoTime,
  job: z
    .object({ id, leadId: id, leadName: z.string(), automationName: z.string(), stepOrder: z.int() })
    .nullable(),
})
export const creditLedger = z.object({ rows: z.array(ledgerRow), nextCursor: z.int().nullable() })
export type CreditLedger = z.infer<typeof creditLedger>
