import { expect, type Page, test } from '../fixtures.ts'
import { PLACES, type Place, ROUTES, type Route } from '../routes.ts'
import {
  controlsOffScreen,
  cutInTopBar,
  grossFlaws,
  indonesianWords,
  momentsOutsideTime,
} from '../world/flaws/gross-flaws.ts'
import { smallTargets } from '../world/flaws/small-targets.ts'
import { LOOKS, switchLanguage, switchTheme } from '../world/switch-looks.ts'
import { visit, visitPath } from '../world/visit.ts'

const PHONES = [
  { width: 390, height: 844 },
  { width: 360, height: 740 },
] as const
const PHONE_OPTIONS = { viewport: PHONES[1], isMobile: true, hasTouch: true, theme: 'light' } as const

for (const route of ROUTES) {
  test(`${route.name} on phones: nothing scrolls sideways, targets are large enough, axe in both languages and themes`, async ({
    openAs,
  }) => {
    const page = await openAs(route.as, PHONE_OPTIONS)
    await visit(page, route, 'id')
    await checkPhone(page)
  })

  test(`${route.name}: axe in both languages and themes, times, no foreign request, English without reload`, async ({
    openAs,
    world,
  }) => {
    const page = await openAs(route.as, { theme: 'light' })
    const foreign = foreignRequests(page, world.url)
    await visit(page, route, 'id')
    expect.soft(await page.locator('time:not([datetime])').count()).toBe(0)
    expect.soft(await momentsOutsideTime(page)).toEqual([])
    await checkLooks(page, async () => speakEnglish(page, route))
    expect.soft(await indonesianWords(page)).toEqual([])
    expect.soft(foreign).toEqual([])
    await switchLanguage(page, 'id')
  })
}

for (const place of PLACES) {
  test(`${place.name}: nothing scrolls sideways on phones, targets are large enough, axe in both languages and themes`, async ({
    openAs,
    apiAs,
  }) => {
    const path = await pathOf(place, apiAs)
    const phone = await openAs(place.as, PHONE_OPTIONS)
    await visitPath(phone, path)
    await checkPhone(phone)
    const page = await openAs(place.as, { theme: 'light' })
    await visitPath(page, path)
    await checkLooks(page, () => switchLanguage(page, 'en'))
    await switchLanguage(page, 'id')
  })
}

async function pathOf(place: Place, apiAs: (role: Place['as']) => Promise<Parameters<Place['path']>[0]>) {
  return place.path(await apiAs(place.as))
}

async function checkPhone(page: Page): Promise<void> {
  await checkWidths(page)
  expect.soft(await smallTargets(page)).toEqual([])
  await checkLooks(page, async () => {
    await switchLanguage(page, 'en')
    await checkWidths(page)
  })
  await switchLanguage(page, 'id')
}

/** Ends at the narrower phone. */
async function checkWidths(page: Page): Promise<void> {
  for (const viewport of PHONES) {
    await page.setViewportSize(viewport)
    const [needed, shown, language] = await page.evaluate(() => [
      document.documentElement.scrollWidth,
      window.innerWidth,
      document.documentElement.lang,
    ])
    const where = `${language} at ${viewport.width} px`
    expect.soft(needed, where).toBeLessThanOrEqual(viewport.width)
    expect.soft(shown, `${where}, zoomed out to fit`).toBe(viewport.width)
    expect.soft(await controlsOffScreen(page), where).toEqual([])
    expect.soft(await cutInTopBar(page), where).toEqual([])
  }
}

/** Without a reload. Ends in English. */
async function checkLooks(page: Page, toEnglish: () => Promise<void>): Promise<void> {
  for (const { language, theme, coloursOnly } of LOOKS) {
    if (language === 'en' && (await page.locator('html').getAttribute('lang')) === 'id') await toEnglish()
    await switchTheme(page, theme)
    expect.soft(await grossFlaws(page, { coloursOnly }), `${language}, ${theme}`).toEqual([])
  }
}

/** By the switch in the top bar. */
async function speakEnglish(page: Page, { heading }: Route): Promise<void> {
  await page.evaluate(() => document.body.setAttribute('data-not-reloaded', ''))
  await page.getByRole('button', { name: 'EN', exact: true }).first().click()
  await expect(page.getByRole('heading', { level: 1, name: heading.en, exact: true })).toBeVisible()
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
  await expect(page.locator('body[data-not-reloaded]')).toBeAttached()
}

function foreignRequests(page: Page, origin: string): readonly string[] {
  const foreign: string[] = []
  page.on('request', (request) => {
    const asked = new URL(request.url())
    if (asked.protocol.startsWith('http') && asked.origin !== origin) foreign.push(request.url())
  })
  return foreign
}
