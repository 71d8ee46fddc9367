import { z } from 'zod'
import { emailAddress, id, isoTime, line } from './wire/fields.ts'

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

/** A field of the public form that people never see; a robot fills it. */
export const HONEYPOT_FIELD = 'website'

/** What the public form sends. Extra fields (a honeypot, form names) are the page's own business and dropped. */
export const optinSubmitInput = z.object({
  name: line(1, 120),
  email: emailAddress,
  whatsapp: line(0, 32).optional(),
  /** Boxes of an HTML form send `on`; a person who does not consent is not written down. */
  consent: z.union([z.literal(true), z.literal('true'), z.literal('on'), z.literal('1')], {
    error: 'consent is required',
  }),
})
export type OptinSubmitInput = z.infer<typeof optinSubmitInput>
