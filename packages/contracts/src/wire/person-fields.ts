import { z } from 'zod'
import { cleanEmail } from './clean-email.ts'
import { cleanName } from './clean-name.ts'
import { cleanText } from './clean-text.ts'
import { type Cleaned, clean, type FieldFault, type FieldFaultCode, fault } from './field-fault.ts'

/** A person's name, as `cleanName` keeps it. */
export const personName = typedText('NAME_MISSING').transform(cleanedBy(cleanName))

/** An e-mail address, as `cleanEmail` keeps it: lower case, domain in ASCII. */
export const emailAddress = typedText('EMAIL_MISSING').transform(cleanedBy(cleanEmail))

/** Any other line that a person types into a form. */
export function typedLine(options: { readonly required: boolean; readonly max: number }) {
  return typedText('TEXT_MISSING').transform(cleanedBy((typed) => cleanLine(typed, options)))
}

/** What a form or a program sends for a field of text; a field that is sent twice arrives as a list. */
export function typedText(missing: FieldFaultCode) {
  return z.string({
    error: ({ input }) => {
      if (input === undefined || input === null) return missing
      return Array.isArray(input) ? 'GIVEN_TWICE' : 'NOT_TEXT'
    },
  })
}

/** The step of a schema that cleans; its issue carries the fault, and `badRequestOf` says it in words. */
export function cleanedBy<T>(
  cleanTyped: (typed: string) => Cleaned<T>,
): (typed: string, context: z.core.$RefinementCtx<string>) => T {
  return (typed, context) => {
    const cleaned = cleanTyped(typed)
    if (cleaned.kind === 'clean') return cleaned.value
    context.issues.push({
      code: 'custom',
      message: cleaned.fault.code,
      params: { fault: cleaned.fault satisfies FieldFault },
      input: typed,
    })
    return z.NEVER
  }
}

function cleanLine(typed: string, options: { readonly required: boolean; readonly max: number }): Cleaned {
  const text = cleanText(typed.slice(0, 10 * options.max))
  if (text === '' && options.required) return fault('TEXT_MISSING')
  return text.length > options.max ? fault('TEXT_TOO_LONG', String(options.max)) : clean(text)
}
