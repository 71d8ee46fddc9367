import { z } from 'zod'
import { emailAddress, personName } from './wire/person-fields.ts'
import { whatsappNumber } from './wire/whatsapp-field.ts'

/**
 * The name of the form's field that people never see and robots fill: one that no program which fills in forms knows.
 * What comes with it is kept, but waits for a confirmation of the address.
 */
export function trapNameOf(formId: string): string {
  return `x${formId.replaceAll('-', '').slice(-12).toLowerCase()}`
}

const CONSENTS: readonly string[] = ['true', 'on', '1', 'y', 'yes', 'ya', 'setuju', 'agree', 'checked']

/**
 * Boxes of an HTML form send `on`, or the word that their page gives them; one with a hidden twin for "no" is sent
 * twice. Without consent nobody is kept.
 */
const consent = z.union(
  [
    z.literal(true),
    z.string().refine(isConsent, 'CONSENT_MISSING'),
    z
      .array(z.string())
      .max(10)
      .refine((given) => given.some(isConsent), 'CONSENT_MISSING'),
  ],
  { error: 'CONSENT_MISSING' },
)

function isConsent(given: string): boolean {
  return CONSENTS.includes(given.trim().toLowerCase())
}

/** Which version of the consent text was shown: a page's hidden field. Anything else means: the current one. */
const consentVersion = z.coerce.number().int().min(1).max(1_000_000).nullable().catch(null)

/**
 * What every public form sends; the answers to a form's own fields come beside it, under their keys. Other fields are
 * the page's own business and dropped.
 */
export const optinSubmitInput = z.object({
  name: personName,
  email: emailAddress,
  whatsapp: whatsappNumber.nullish(),
  consent,
  consentVersion: consentVersion.optional(),
})
export type OptinSubmitInput = z.infer<typeof optinSubmitInput>
