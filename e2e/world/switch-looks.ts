import { expect, type Page } from '@playwright/test'

export type Language = 'id' | 'en'
export type Theme = 'light' | 'dark'

export type Look = {
  readonly language: Language
  readonly theme: Theme
}

/** Each language and each theme: a language changes only words, a theme only colours, so two looks show them all. */
export const LOOKS: readonly Look[] = [
  { language: 'id', theme: 'light' },
  { language: 'en', theme: 'dark' },
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
