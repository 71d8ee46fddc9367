import { expect, PHONE, test } from '../fixtures.ts'
import { grossFlaws } from '../world/flaws.ts'
import { optIn } from '../world/opted-in-lead.ts'

const FORM = '/f/member-kelas-jualan'
const PATHS = [
  '/',
  '/privacy',
  FORM,
  `${FORM}/thanks`,
  `${FORM}/privacy`,
  '/u/not-a-link',
  '/nothing-here',
  '/api/docs',
]
const SIZES = [
  { ...PHONE, viewport: { width: 360, height: 740 } },
  { viewport: { width: 1440, height: 900 } },
] as const

// A language changes only words, a theme only colours: so two looks show them all.
for (const { locale, colorScheme } of [
  { locale: 'id-ID', colorScheme: 'light' },
  { locale: 'en-US', colorScheme: 'dark' },
] as const) {
  test(`public pages in ${locale}, ${colorScheme}: axe on phones and desktops; nothing scrolls sideways`, async ({
    openAs,
    apiAs,
    newAddress,
    sandbox,
  }) => {
    test.slow()
    const address = newAddress()
    await optIn(await apiAs('budi'), address)
    await expect.poll(async () => (await sandbox.messagesTo(address)).length).toBeGreaterThan(0)
    const [mail] = await sandbox.messagesTo(address)
    const farewell = mail?.content.match(/\/u\/[\w.~-]+/)?.[0] ?? ''
    expect(farewell).not.toBe('')
    for (const size of SIZES) {
      const page = await openAs(null, { ...size, locale })
      await page.emulateMedia({ colorScheme })
      for (const path of [...PATHS, farewell]) {
        await page.goto(path)
        const where = `${path} at ${size.viewport.width} px`
        await expect
          .soft(page.locator('html'), where)
          .toHaveAttribute('lang', path === '/api/docs' ? /./ : locale.slice(0, 2))
        expect.soft(await grossFlaws(page), where).toEqual([])
        const needed = await page.evaluate(() => document.documentElement.scrollWidth)
        expect.soft(needed, where).toBeLessThanOrEqual(size.viewport.width)
      }
    }
  })
}
