import { createPreference } from './preference.ts'

/** The languages of the apps; Indonesian is the source language. */
export type Locale = 'id' | 'en'

export const LOCALES = ['id', 'en'] as const satisfies readonly Locale[]

/** Of these, the one that the browser asks for first; Indonesian where it asks for neither. */
export function readBrowserLocale(
  languages: readonly string[] = globalThis.navigator?.languages ?? [],
): Locale {
  const asked = languages.map((language) => language.slice(0, 2).toLowerCase())
  return LOCALES.find((locale) => locale === asked.find((each) => each === 'id' || each === 'en')) ?? 'id'
}

/** The chosen language, kept in this browser; until somebody chooses, the browser's. */
export const localePreference = createPreference<Locale>({
  key: 'booster.locale',
  values: LOCALES,
  fallback: readBrowserLocale(),
})
