import { z } from 'zod'
import { FILE_FAULTS } from '../imports/import-faults.ts'
import { id, isoDay, isoTime } from '../wire/fields.ts'

export const STATEMENT_BYTES_AT_MOST = 4 * 1_024 * 1_024

/** Money that came in, as a bank statement has it. */
export const statementRow = z.strictObject({
  day: isoDay,
  amountRupiah: z.number().positive(),
  description: z.string().max(300),
  /** The balance behind it, as it is written; empty where the bank writes none. */
  balance: z.string().max(50),
  /** Which one of rows that are alike in all this, from 1. */
  nth: z.int().min(1),
})
export type StatementRow = z.infer<typeof statementRow>

export const statementFile = z.strictObject({ base64: z.base64('must be base64') })

export const STATEMENT_FAULTS = [
  ...FILE_FAULTS,
  /** No row names a date and an amount. */
  'NO_TITLES',
] as const
export type StatementFault = (typeof STATEMENT_FAULTS)[number]

export const SKIPPED_ROW_FAULTS = ['DAY', 'AMOUNT', 'DIRECTION'] as const
export type SkippedRowFault = (typeof SKIPPED_ROW_FAULTS)[number]

const matched = z.object({
  request: z.object({
    id,
    affiliateName: z.string(),
    /** What is asked for, or what was booked. */
    credits: z.int(),
    payableRupiah: z.int(),
    createdAt: isoTime,
  }),
  row: statementRow,
})

export const statementMatches = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('unreadable'), fault: z.enum(STATEMENT_FAULTS), row: z.int().nullable() }),
  z.object({
    kind: z.literal('read'),
    /** Rows of money that came in. */
    incoming: z.int(),
    /** Of these, rows that have confirmed a request before. */
    used: z.int(),
    /** Open requests whose amount came in on their day or later; nothing is booked before a person says so. */
    matches: z.array(matched),
    /** Rows that fit a request which was approved without a row of a statement: its credit is booked. */
    approvedBefore: z.array(matched),
    /** The first rows that fit no request, and how many there are. */
    others: z.array(statementRow),
    otherCount: z.int(),
    /** The first rows that cannot be read, as a spreadsheet numbers them, and how many there are. */
    skippedCount: z.int(),
    skipped: z.array(z.object({ row: z.int(), fault: z.enum(SKIPPED_ROW_FAULTS) })),
  }),
])
export type StatementMatches = z.infer<typeof statementMatches>
