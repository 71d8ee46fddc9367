import { z } from 'zod'
import { limit, timeCursor } from '../fields.ts'

/** A span of the balance's history, in days. */
export const creditHistoryInput = z
  .strictObject({ days: z.int().min(7).max(365).default(30) })
  .default({ days: 30 })
export type CreditHistoryInput = z.infer<typeof creditHistoryInput>

/** The span the original's statistics look back. */
export const creditStatsInput = z
  .strictObject({ days: z.int().min(1).max(365).default(30) })
  .default({ days: 30 })
export type CreditStatsInput = z.infer<typeof creditStatsInput>

export const creditChecksInput = z
  .strictObject({ cursor: timeCursor.nullish(), limit: limit.default(50) })
  .default({ limit: 50 })
export type CreditChecksInput = z.infer<typeof creditChecksInput>

/** How long a person waits between two checks by hand. */
export const CHECK_COOL_DOWN_SECONDS = 10
