import { z } from 'zod'
import { line } from '../wire/fields.ts'

/** Lists of tags are written with commas. */
export const leadTag = line(1, 40).refine((tag) => !tag.includes(','), 'must not contain a comma')

/** Each tag once, in the order given. */
export const leadTags = z
  .array(leadTag)
  .max(50)
  .transform((tags) => [...new Set(tags)])
