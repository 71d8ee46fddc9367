import { createPreference } from './preference.ts'

/** The languages of the apps; Indonesian is the source language. */
export type Locale = 'id' | 'en'

export const LOCALES = ['id', 'en'] as const satisfies readonly Locale[]

/** The chosen language, kept in this browser. */
export const localePreference = createPreference<Locale>({
  key: 'booster.locale',
  values: LOCALES,
  fallback: 'id',
})
