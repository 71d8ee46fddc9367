import type { Language } from '@booster/contracts/messages/messages'
import type { Request, Response } from 'express'

/** Notes what the account that calls has chosen; null: nothing. */
export function noteReaderLanguage(response: Response, language: Language | null): void {
  response.locals.readerLanguage = language
}

/**
 * In which language an error is said: what the account has chosen, else `?lang`, else what the request asks for first of
 * the two. Programs ask for none and read English. A page asks `languageOf` instead.
 */
export function readerLanguage(request: Request, response: Response): Language {
  const chosen: unknown = response.locals.readerLanguage
  if (chosen === 'id' || chosen === 'en') return chosen
  const { lang } = request.query
  if (lang === 'id' || lang === 'en') return lang
  const first = request.acceptsLanguages().find((asked) => /^(?:id|en)\b/i.test(asked))
  return first !== undefined && /^id\b/i.test(first) ? 'id' : 'en'
}
