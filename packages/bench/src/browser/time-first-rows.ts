import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Browser, BrowserContext } from '@playwright/test'
import { ACCOUNT } from '../process/signed-in-client.ts'

const DIST = fileURLToPath(new URL('../../../../apps/affiliate/dist', import.meta.url))

/** The lists of an affiliate that grow without end. */
export const LISTS = ['leads', 'jobs', 'runs'] as const
export type List = (typeof LISTS)[number]

export function areAppsBuilt(): boolean {
  return existsSync(`${DIST}/index.html`)
}

/**
 * From the navigation until the first row of each list is painted, so many times, each in a browser context that has
 * nothing in its cache. In ms.
 */
export async function timeFirstRows(
  browser: Browser,
  input: { readonly url: string; readonly times: number },
): Promise<Readonly<Record<List, readonly number[]>>> {
  const session = await signInBrowser(browser, input.url)
  const seen: Record<List, number[]> = { leads: [], jobs: [], runs: [] }
  for (let time = 0; time < input.times; time += 1) {
    for (const list of LISTS) {
      const context = await browser.newContext({ ...CONTEXT, baseURL: input.url, storageState: session })
      seen[list].push(await timeFirstRow(context, `/affiliate/${list}`))
      await context.close()
    }
  }
  return seen
}

const CONTEXT = { locale: 'id-ID', viewport: { width: 1_440, height: 900 } }

async function signInBrowser(browser: Browser, url: string) {
  const context = await browser.newContext({ baseURL: url, extraHTTPHeaders: { origin: url } })
  const answer = await context.request.post('/api/auth/sign-in/email', { data: ACCOUNT })
  if (!answer.ok()) throw new Error(`signing in was answered ${answer.status()}`)
  const session = await context.storageState()
  await context.close()
  return session
}

async function timeFirstRow(context: BrowserContext, path: string): Promise<number> {
  const page = await context.newPage()
  await page.addInitScript(() => {
    const watcher = new MutationObserver(() => {
      if (document.querySelector('main tbody tr td') === null) return
      watcher.disconnect()
      // The frame that holds it is the next one.
      requestAnimationFrame(() => Object.assign(window, { firstRowMs: performance.now() }))
    })
    watcher.observe(document, { childList: true, subtree: true })
  })
  await page.goto(path, { waitUntil: 'commit' })
  const took = await page.waitForFunction(() => (window as { firstRowMs?: number }).firstRowMs)
  return (await took.jsonValue()) ?? Number.NaN
}
