import type { Browser, BrowserContext, BrowserContextOptions } from '@playwright/test'
import type { ApiClient } from './api-client.ts'

/** What a returning visitor chose. */
export interface Preferences {
  readonly language?: 'id' | 'en' | undefined
  readonly theme?: 'light' | 'dark' | undefined
}

export type PageWish = BrowserContextOptions & Preferences

/** A browser with the session of this person (null: nobody) and the preferences, where the apps keep them. */
export async function openContext(
  browser: Browser,
  visitor: { readonly origin: string; readonly client: ApiClient | null; readonly wish: PageWish },
): Promise<BrowserContext> {
  const { origin, client } = visitor
  const { language, theme, ...options } = visitor.wish
  const context = await browser.newContext({
    ...options,
    storageState: { cookies: cookiesOf(client, origin), origins: [] },
  })
  // Always chosen: else the browser would follow the account, whose language another story may just have switched.
  const choices = { 'booster.locale': language ?? 'id', ...(theme && { 'booster.theme': theme }) }
  await context.addInitScript(rememberOnce, { origin, choices })
  return context
}

function cookiesOf(client: ApiClient | null, origin: string) {
  return (client?.cookies ?? []).map(({ name, value }) => ({
    name,
    value,
    domain: new URL(origin).hostname,
    path: '/',
    expires: -1,
    httpOnly: true,
    secure: false,
    sameSite: 'Lax' as const,
  }))
}

/**
 * In the browser, before the scripts of its first page; what the visitor chooses later stays. Playwright's `origins` would
 * open a page of its own for that, which takes longer than the visit itself.
 */
function rememberOnce(memory: {
  readonly origin: string
  readonly choices: Readonly<Record<string, string>>
}): void {
  if (self.origin !== memory.origin || localStorage.getItem('e2e.remembered') !== null) return
  for (const [key, value] of Object.entries(memory.choices)) localStorage.setItem(key, value)
  localStorage.setItem('e2e.remembered', 'yes')
}
