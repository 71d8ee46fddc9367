import { expect, type Page, PHONE, type Request, test } from '../fixtures.ts'
import { ROUTES } from '../routes.ts'
import { visit } from '../world/visit.ts'

const kilobyte = 1_000
const budgetBytes = 220 * kilobyte
const lists = ['affiliate-jobs', 'affiliate-runs', 'affiliate-automation', 'admin-alerts', 'admin-affiliates']

for (const route of ROUTES.filter(({ as }) => as !== null)) {
  test(`${route.name}: JavaScript until it shows stays within the budget${route.hasChart ? '' : ', no chart library'}`, async ({
    openAs,
  }) => {
    const page = await openAs(route.as)
    const scripts = measureScripts(page)
    await visit(page, route, 'id')
    const fetched = await scripts()
    const charts = fetched.filter(({ url }) => /chart/i.test(url))
    const withoutCharts = fetched.filter((script) => !charts.includes(script))
    const total = withoutCharts.reduce((sum, { bytes }) => sum + bytes, 0)
    expect(total).toBeGreaterThan(50 * kilobyte)
    expect(total, fetched.map(({ url, bytes }) => `${bytes} ${url}`).join('\n')).toBeLessThanOrEqual(
      budgetBytes,
    )
    if (route.hasChart === undefined) {
      expect(fetched.filter(({ text }) => text.includes('recharts')).map(({ url }) => url)).toEqual([])
    }
  })
}

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
    await page.route(/\/assets\/.*\.js$/, (route) => route.abort())
    await page.reload()
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
    const background = await page.evaluate(() => getComputedStyle(document.body).backgroundColor)
    expect(brightness(background)).toBeLessThan(60)
  })
}

/** Scripts fetched until it is asked, with the bytes that went over the wire; later ones are not looked at. */
function measureScripts(page: Page) {
  const pending: Promise<{ readonly url: string; readonly bytes: number; readonly text: string }>[] = []
  const measure = (request: Request): void => {
    if (request.resourceType() !== 'script') return
    pending.push(
      (async () => {
        const [sizes, response] = await Promise.all([request.sizes(), request.response()])
        return { url: request.url(), bytes: sizes.responseBodySize, text: (await response?.text()) ?? '' }
      })(),
    )
  }
  page.on('requestfinished', measure)
  return () => {
    page.off('requestfinished', measure)
    return Promise.all(pending)
  }
}

function brightness(rgb: string): number {
  const [red = 255, green = 255, blue = 255] = (rgb.match(/[\d.]+/g) ?? []).map(Number)
  return (red + green + blue) / 3
}
