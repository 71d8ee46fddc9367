import { z } from 'zod'
import { id, isoTime } from './wire/fields.ts'

const formRow = z.object({
  id,
  slug: z.string(),
  title: z.string(),
  active: z.boolean(),
  submitCount: z.int(),
  /** The hosted page. */
  url: z.string(),
  createdAt: isoTime,
})
export const formList = z.object({ forms: z.array(formRow) })

export const formInput = z.strictObject({ id })

export const formDetail = formRow.extend({
  headline: z.string(),
  description: z.string(),
  buttonText: z.string(),
  consentText: z.string(),
  thankYouText: z.string(),
  askWhatsapp: z.boolean(),
})
