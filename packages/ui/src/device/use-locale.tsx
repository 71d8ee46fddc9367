import { useSyncExternalStore } from 'react'
import { type Locale, localePreference } from '../format/locale.ts'

/** The language in use; re-renders when it is switched. */
export function useLocale(): Locale {
  return useSyncExternalStore(localePreference.subscribe, localePreference.read)
}
