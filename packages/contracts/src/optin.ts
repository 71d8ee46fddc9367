import { z } from 'zod'
import { emailAddress, personName } from './wire/person-fields.ts'
import { whatsappNumber } from './wire/whatsapp-field.ts'

/** A field of the public form that people never see; a robot fills it. */
export const HONEYPOT_FIELD = 'website'

const CONSENTS = ['true', 'on', '1'] as const

/** Boxes of an HTML form send `on`; one with a hidden twin for "no" is sent twice. Without consent nobody is kept. */
const consent = z.union(
  [
    z.literal(true),
    z.enum(CONSENTS),
    z
      .array(z.string())
      .max(10)
      .refine((given) => given.some((value) => CONSENTS.some((yes) => yes === value)), 'CONSENT_MISSING'),
  ],
  { error: 'CONSENT_MISSING' },
)

/** What the public form sends. Extra fields (a honeypot, form names) are the page's own business and dropped. */
export const optinSubmitInput = z.object({
  name: personName,
  email: emailAddress,
  whatsapp: whatsappNumber.nullish(),
  consent,
})
export type OptinSubmitInput = z.infer<typeof optinSubmitInput>
