import { expect, test } from '../fixtures.ts'
import { ROUTES } from '../routes.ts'
import { controlsOffScreen, grossFlaws, indonesianWords, momentsOutsideTime } from '../world/flaws.ts'
import { visit } from '../world/visit.ts'

const phones = [
  { width: 360, height: 740 },
  { width: 390, height: 844 },
] as const

for (const route of ROUTES) {
  test(`${route.name} on phones: nothing scrolls sideways, in both languages; axe`, async ({ openAs }) => {
    for (const language of ['id', 'en'] as const) {
      const page = await openAs(route.as, { viewport: phones[0], isMobile: true, hasTouch: true, language })
      await visit(page, route, language)
      for (const viewport of phones) {
        await page.setViewportSize(viewport)
        const [needed, shown] = await page.evaluate(() => [
          document.documentElement.scrollWidth,
          window.innerWidth,
        ])
        expect.soft(needed, `${language} at ${viewport.width} px`).toBeLessThanOrEqual(viewport.width)
        expect.soft(shown, `${language} at ${viewport.width} px, zoomed out to fit`).toBe(viewport.width)
        expect.soft(await controlsOffScreen(page), `${language} at ${viewport.width} px`).toEqual([])
      }
      if (language === 'id') expect.soft(await grossFlaws(page)).toEqual([])
    }
  })

  test(`${route.name}: axe in light and dark, times, no foreign request, English without reload`, async ({
    openAs,
    world,
  }) => {
    const page = await openAs(route.as, { theme: 'light' })
    const foreign: string[] = []
    page.on('request', (request) => {
      const { protocol, origin } = new URL(request.url())
      if (protocol.startsWith('http') && origin !== world.url) foreign.push(request.url())
    })
    await visit(page, route, 'id')
    expect.soft(await grossFlaws(page), 'light').toEqual([])
    await page.evaluate(() => {
      document.documentElement.dataset.theme = 'dark'
    })
    expect.soft(await grossFlaws(page), 'dark').toEqual([])
    expect.soft(await page.locator('time:not([datetime])').count()).toBe(0)
    expect.soft(await momentsOutsideTime(page)).toEqual([])

    await page.evaluate(() => document.body.setAttribute('data-not-reloaded', ''))
    await page.getByRole('button', { name: 'EN', exact: true }).first().click()
    await expect(page.getByRole('heading', { level: 1, name: route.heading.en, exact: true })).toBeVisible()
    await expect(page.locator('html')).toHaveAttribute('lang', 'en')
    await expect(page.locator('body[data-not-reloaded]')).toBeAttached()
    expect.soft(await indonesianWords(page)).toEqual([])
    expect.soft(foreign).toEqual([])

    // The account remembers the language, and the next story begins in Indonesian.
    if (route.as === null) return
    const remembered = page.waitForResponse((answer) => answer.url().includes('session.setLanguage'))
    await page.getByRole('button', { name: 'ID', exact: true }).first().click()
    await remembered
  })
}
