import { LEAD_BLOCKS } from '@booster/engine/domain/lead'
import { z } from 'zod'
import { id, isoTime, limit, searchTerm, timeCursor } from './wire/fields.ts'

export const leadSearchInput = z.strictObject({ q: searchTerm, limit: limit.max(50).default(20) })

const leadRow = z.object({
  id,
  name: z.string(),
  email: z.string().nullable(),
  whatsapp: z.string().nullable(),
  status: z.string(),
  tags: z.array(z.string()),
  source: z.string().nullable(),
  /** What stands in the way of mailing this lead; null: nothing. */
  blocked: z.enum(LEAD_BLOCKS).nullable(),
  createdAt: isoTime,
})
export type LeadRow = z.infer<typeof leadRow>
export const leadSearch = z.object({ leads: z.array(leadRow) })

/** Which leads; without a field: all. */
export const leadFilter = z.strictObject({
  q: searchTerm.optional(),
  /** Only leads of which mailing is blocked so. */
  blocked: z.enum(LEAD_BLOCKS).optional(),
})
export type LeadFilter = z.infer<typeof leadFilter>

export const leadListInput = z
  .strictObject({
    cursor: timeCursor.nullish(),
    limit: limit.default(50),
    ...leadFilter.shape,
  })
  .default({ limit: 50 })

export const leadList = z.object({ leads: z.array(leadRow), nextCursor: z.string().nullable() })
