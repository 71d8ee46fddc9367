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
      const load = measureLoad(page)
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
  const list = measureLoad(page)
  await page.goto('/affiliate/automation')
  const row = page.locator('tbody tr a[href*="/automation/"]').filter({ visible: true }).first()
  await row.hover()
  const before = await list()
  expect(await namesWith(before.scripts, HEAVY)).toEqual([])
  const editor = measureLoad(page)
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
function measureLoad(page: Page) {
  const requests: Request[] = []
  const note = (request: Request) => void requests.push(request)
  page.on('request', note)
  return async () => {
    page.off('request', note)
    const sizes = await Promise.all(requests.map(sizeOf))
    const lines = sizes.toSorted((one, other) => other.bytes - one.bytes)
    return {
      scripts: requests.filter((request) => request.resourceType() === 'script'),
      requests: requests.length,
      bytes: sizes.reduce((sum, { bytes }) => sum + bytes, 0),
      lines: lines.map(({ bytes, url }) => `${bytes} ${url}`).join('\n'),
    }
  }
}

/** Names of the scripts that hold what is sought. */
async function namesWith(scripts: readonly Request[], sought: RegExp): Promise<readonly string[]> {
  const found = await Promise.all(
    scripts.map(async (script) => sought.test((await (await script.response())?.text()) ?? '')),
  )
  return scripts.filter((_, place) => found[place]).map((script) => script.url().split('/').at(-1) ?? '')
}

async function sizeOf(request: Request): Promise<{ readonly url: string; readonly bytes: number }> {
  const isStream = request.headers().accept?.includes('text/event-stream') === true
  if (isStream) return { url: request.url(), bytes: 1_000 }
  const { responseBodySize, responseHeadersSize } = await request.sizes()
  return { url: request.url(), bytes: responseBodySize + responseHeadersSize }
}

function brightness(rgb: string): number {
  const [red = 255, green = 255, blue = 255] = (rgb.match(/[\d.]+/g) ?? []).map(Number)
  return (red + green + blue) / 3
}
