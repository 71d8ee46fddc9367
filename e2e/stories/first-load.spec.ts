import { expect, type Page, PHONE, type Request, test } from '../fixtures.ts'
import { ROUTES } from '../routes.ts'
import { indonesianWords } from '../world/flaws/gross-flaws.ts'
import { visit } from '../world/visit.ts'

const MOST_BYTES = 200_000
const MOST_REQUESTS = 25
/** What the libraries of the editor (tiptap) and of large charts (recharts) bear in every build. */
const HEAVY = /ProseMirror|recharts/
const lists = [
  'affiliate-overview',
  'affiliate-jobs',
  'affiliate-runs',
  'affiliate-automation',
  'admin-alerts',
  'admin-affiliates',
]

for (const route of ROUTES) {
  test(`${route.name}: the first load takes at most 200 kB and 25 requests in both languages`, async ({
    openAs,
  }) => {
    for (const language of ['id', 'en'] as const) {
      const page = await openAs(route.as, { language })
      const load = await measureLoad(page)
      await visit(page, route, language)
      const { requests, bytes, lines, scripts } = await load()
      expect.soft(await namesWith(scripts, HEAVY), language).toEqual([])
      if (language === 'en') expect.soft(await indonesianWords(page)).toEqual([])
      expect.soft(bytes, language).toBeGreaterThan(100_000)
      expect.soft(bytes, `${language}\n${lines}`).toBeLessThanOrEqual(MOST_BYTES)
      expect.soft(requests, `${language}\n${lines}`).toBeLessThanOrEqual(MOST_REQUESTS)
    }
  })
}

test('the code of the editor comes with its page, under names of its own', async ({ openAs }) => {
  const page = await openAs('budi')
  const list = await measureLoad(page)
  await page.goto('/affiliate/automation')
  const row = page.locator('tbody tr a[href*="/automation/"]').filter({ visible: true }).first()
  await row.hover()
  const before = await list()
  expect(await namesWith(before.scripts, HEAVY)).toEqual([])
  const editor = await measureLoad(page)
  await row.click()
  await expect(page.locator('.rich__body')).toBeVisible()
  const names = await namesWith((await editor()).scripts, HEAVY)
  expect(names).toEqual([expect.stringMatching(/^body-field-/)])
})

for (const route of ROUTES.filter(({ name }) => lists.includes(name))) {
  for (const [form, options] of [
    ['desktop', {}],
    ['phone', PHONE],
  ] as const) {
    test(`${route.name}: nothing jumps on the first load (${form})`, async ({ openAs }) => {
      const page = await openAs(route.as, options)
      await page.addInitScript(() => {
        const shifts: number[] = []
        Object.assign(window, { layoutShifts: shifts })
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries() as (PerformanceEntry & {
            value: number
            hadRecentInput: boolean
          })[]) {
            if (!entry.hadRecentInput) shifts.push(entry.value)
          }
        }).observe({ type: 'layout-shift', buffered: true })
      })
      await visit(page, route, 'id')
      await page.evaluate(() => document.fonts.ready)
      const sum = await page.evaluate(() =>
        (window as unknown as { layoutShifts: number[] }).layoutShifts.reduce((all, one) => all + one, 0),
      )
      expect(sum).toBeLessThanOrEqual(0.1)
    })
  }
}

for (const { app, as } of [
  { app: 'affiliate', as: 'budi' },
  { app: 'admin', as: 'admin' },
] as const) {
  test(`${app}: the chosen theme stays, and is there before the first frame`, async ({ openAs }) => {
    const page = await openAs(as)
    await page.goto(`/${app}/`)
    await page.getByRole('button', { name: /^Akun / }).click()
    await page.getByRole('button', { name: 'Gelap' }).click()
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
    // Nothing but the page itself and its blocking script: what the first frame is painted with.
    await page.route(/\/assets\/(?!theme-boot).*\.js$/, (route) => route.abort())
    await page.reload()
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
    const background = await page.evaluate(() => getComputedStyle(document.body).backgroundColor)
    expect(brightness(background)).toBeLessThan(60)
  })
}

/**
 * What went over the wire until it is asked, headers included. Every request counts; of one that has not ended (the live
 * stream) only its headers are known.
 */
async function measureLoad(page: Page) {
  const requests: Request[] = []
  const note = (request: Request) => void requests.push(request)
  page.on('request', note)
  const wire = await watchWire(page)
  return async () => {
    // Before its end only a part of an answer would be counted, or its headers alone.
    await expect.poll(() => wire.underWay()).toEqual([])
    page.off('request', note)
    const sizes = wire.sizes().toSorted((one, other) => other.bytes - one.bytes)
    return {
      scripts: requests.filter((request) => request.resourceType() === 'script'),
      requests: requests.length,
      bytes: sizes.reduce((sum, { bytes }) => sum + bytes, 0),
      lines: sizes.map(({ bytes, url }) => `${bytes} ${url}`).join('\n'),
    }
  }
}

/** An event stream never ends: what its headers and first events weigh, at most. */
const STREAM_BYTES = 1_000

/** What comes over the wire from now on, headers included, by the browser's own count. */
async function watchWire(page: Page) {
  const seen = new Map<string, { readonly url: string; readonly bytes: number; readonly ended: boolean }>()
  const end = (id: string, bytes: number) => {
    const request = seen.get(id)
    if (request !== undefined) seen.set(id, { ...request, bytes, ended: true })
  }
  const browser = await page.context().newCDPSession(page)
  browser.on('Network.requestWillBeSent', ({ requestId, request: { url } }) => {
    if (!url.startsWith('data:')) seen.set(requestId, { url, bytes: 0, ended: false })
  })
  browser.on('Network.requestServedFromCache', ({ requestId }) => end(requestId, 0))
  browser.on('Network.responseReceived', ({ requestId, response }) => {
    if (response.mimeType === 'text/event-stream') end(requestId, STREAM_BYTES)
  })
  browser.on('Network.loadingFinished', ({ requestId, encodedDataLength }) =>
    end(requestId, encodedDataLength),
  )
  browser.on('Network.loadingFailed', ({ requestId }) => end(requestId, seen.get(requestId)?.bytes ?? 0))
  await browser.send('Network.enable')
  const all = () => [...seen.values()]
  return {
    underWay: () => all().flatMap(({ ended, url }) => (ended ? [] : [url])),
    sizes: all,
  }
}

async function namesWith(scripts: readonly Request[], sought: RegExp): Promise<readonly string[]> {
  const found = await Promise.all(
    scripts.map(async (script) => sought.test((await (await script.response())?.text()) ?? '')),
  )
  return scripts.filter((_, place) => found[place]).map((script) => script.url().split('/').at(-1) ?? '')
}

function brightness(rgb: string): number {
  const [red = 255, green = 255, blue = 255] = (rgb.match(/[\d.]+/g) ?? []).map(Number)
  return (red + green + blue) / 3
}
