import { z } from 'zod'
import { isoTime } from './wire/fields.ts'

/** The last check, without its details. */
export const integritySummary = z.object({
  passed: z.int(),
  total: z.int(),
  /** Names of the broken invariants. */
  failed: z.array(z.string()),
  checkedAt: isoTime,
})
export const integrityLast = integritySummary.nullable()

export const integrityReport = z.object({
  passed: z.int(),
  total: z.int(),
  results: z.array(
    z.object({
      number: z.int(),
      name: z.string(),
      meaning: z.string(),
      /** About money: a violation stops all sending. */
      money: z.boolean(),
      ok: z.boolean(),
      /** The first violating rows, at most 20; their columns are the invariant's own. */
      rows: z.array(z.unknown()),
      ms: z.number(),
    }),
  ),
})
