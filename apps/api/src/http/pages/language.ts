import type { Language } from '@booster/contracts/messages/messages'
import type { Request } from 'express'

/** `?lang=`, else what the browser asks for first of the two; Indonesian where it asks for neither. */
export function languageOf(request: Request): Language {
  if (request.query.lang === 'en' || request.query.lang === 'id') return request.query.lang
  return request.acceptsLanguages(['id', 'en']) === 'en' ? 'en' : 'id'
}
