import { EN } from './en.ts'
import { ID, type Messages } from './id.ts'

/** Languages in which the product speaks to people, the default first. */
export const LANGUAGES = ['id', 'en'] as const
export type Language = (typeof LANGUAGES)[number]

const CATALOGUES: Readonly<Record<Language, Messages>> = { id: ID, en: EN }

/** The catalogue of a language. */
export function messagesIn(language: Language): Messages {
  return CATALOGUES[language]
}
