import { type Browser, chromium } from '@playwright/test'
import { CHROMIUM_ARGUMENTS, findInstalledChromium } from '../../../../e2e/find-chromium.ts'

/** Runs `body` with the browser that the stories use; null: there is none here. */
export async function withBrowser<T>(body: (browser: Browser) => Promise<T>): Promise<T | null> {
  const executablePath = findInstalledChromium()
  if (executablePath === undefined) return null
  const browser = await chromium.launch({ executablePath, args: [...CHROMIUM_ARGUMENTS] })
  try {
    return await body(browser)
  } finally {
    await browser.close()
  }
}
