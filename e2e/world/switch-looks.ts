import { expect, type Page } from '@playwright/test'

export type Language = 'id' | 'en'
export type Theme = 'light' | 'dark'

export type Look = {
  readonly language: Language
  readonly theme: Theme
  /** The page differs from the look before by its colours alone: so do the findings. */
  readonly coloursOnly: boolean
}

/** Each language in each theme, from the first to the next by one switch. */
export const LOOKS: readonly Look[] = [
  { language: 'id', theme: 'light', coloursOnly: false },
  { language: 'id', theme: 'dark', coloursOnly: true },
  { language: 'en', theme: 'dark', coloursOnly: false },
  { language: 'en', theme: 'light', coloursOnly: true },
]

/**
 * Switches an open page in place, as a choice in another tab does: also under a dialog, where no switch can be reached.
 */
export async function switchLanguage(page: Page, language: Language): Promise<void> {
  if ((await page.locator('html').getAttribute('lang')) === language) return
  await chooseInStorage(page, 'booster.locale', language)
  await expect(page.locator('html')).toHaveAttribute('lang', language)
}

export async function switchTheme(page: Page, theme: Theme): Promise<void> {
  await chooseInStorage(page, 'booster.theme', theme)
  await expect(page.locator('html')).toHaveAttribute('data-theme', theme)
}

function chooseInStorage(page: Page, key: string, newValue: string): Promise<void> {
  return page.evaluate(
    (choice) => {
      localStorage.setItem(choice.key, choice.newValue)
      dispatchEvent(new StorageEvent('storage', choice))
    },
    { key, newValue },
  )
}
