import { createPreference } from './preference.ts'

/** What a person chose; `system` follows the device. */
export type ThemeChoice = 'light' | 'dark' | 'system'

export const THEME_CHOICES = ['light', 'dark', 'system'] as const satisfies readonly ThemeChoice[]

/** The chosen theme. The key is read by theme-boot.js too, before the first paint. */
export const themePreference = createPreference<ThemeChoice>({
  key: 'booster.theme',
  values: THEME_CHOICES,
  fallback: 'system',
})

/** Resolves a choice against the device's wish. */
export function resolveTheme(choice: ThemeChoice, prefersDark: boolean): 'light' | 'dark' {
  if (choice !== 'system') return choice
  return prefersDark ? 'dark' : 'light'
}

/** Keeps `<html data-theme>` equal to the choice, also when the device changes; returns the way out. */
export function followTheme(): () => void {
  const dark = matchMedia('(prefers-color-scheme: dark)')
  const apply = () => {
    document.documentElement.dataset.theme = resolveTheme(themePreference.read(), dark.matches)
  }
  apply()
  dark.addEventListener('change', apply)
  const leave = themePreference.subscribe(apply)
  return () => {
    dark.removeEventListener('change', apply)
    leave()
  }
}
