/** What can be wrong with something a person typed. The words for each stand in the message catalogues. */
export const FIELD_FAULTS = [
  'NOT_TEXT',
  'GIVEN_TWICE',
  'TEXT_MISSING',
  'TEXT_TOO_LONG',
  'CHOICE_UNKNOWN',
  'NAME_MISSING',
  'NAME_INVISIBLE',
  'NAME_TOO_LONG',
  'EMAIL_MISSING',
  'EMAIL_TOO_LONG',
  'EMAIL_NO_AT',
  'EMAIL_SEVERAL',
  'EMAIL_SPACE',
  'EMAIL_SIGN',
  'EMAIL_NO_LOCAL',
  'EMAIL_DOTS',
  'EMAIL_NO_DOT',
  'EMAIL_DOMAIN',
  'WHATSAPP_MISSING',
  'WHATSAPP_NOT_A_NUMBER',
  'WHATSAPP_TOO_SHORT',
  'WHATSAPP_TOO_LONG',
  'WHATSAPP_SEVERAL',
  'WHATSAPP_COUNTRY',
  'WHATSAPP_NOT_MOBILE',
  'CONSENT_MISSING',
] as const
export type FieldFaultCode = (typeof FIELD_FAULTS)[number]

export type FieldFault = {
  readonly code: FieldFaultCode
  /** The sign that is not allowed, or the number of letters that are. */
  readonly detail?: string
}

/** What was typed, as it is kept; or why it cannot be kept. */
export type Cleaned<T = string> =
  | { readonly kind: 'clean'; readonly value: T }
  | { readonly kind: 'fault'; readonly fault: FieldFault }

export function clean<T>(value: T): Cleaned<T> {
  return { kind: 'clean', value }
}

export function fault(code: FieldFaultCode, detail?: string): Cleaned<never> {
  return { kind: 'fault', fault: detail === undefined ? { code } : { code, detail } }
}
