import { expect, PHONE, test } from '../fixtures.ts'
import { grossFlaws } from '../world/flaws/gross-flaws.ts'
import { optIn } from '../world/opted-in-lead.ts'

const FORM = '/f/member-kelas-jualan'
const PATHS = [
  '/',
  '/privacy',
  FORM,
  `${FORM}/thanks`,
  `${FORM}/privacy`,
  '/u/not-a-link',
  '/forgot-password',
  '/set-password/not-a-link',
  '/nothing-here',
  '/api/docs',
]
const SIZES = [
  { ...PHONE, viewport: { width: 360, height: 740 } },
  { viewport: { width: 1440, height: 900 } },
] as const

for (const locale of ['id-ID', 'en-US'] as const) {
  test(`public pages in ${locale}: axe in both themes on phones and desktops; nothing scrolls sideways`, async ({
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
    const link = mail?.content.match(/\/u\/[\w.~-]+/)?.[0] ?? ''
    expect(link).not.toBe('')
    // It speaks the language of the mail, unless it is asked for another.
    const farewell = `${link}?lang=${locale.slice(0, 2)}`
    for (const size of SIZES) {
      const page = await openAs(null, { ...size, locale })
      for (const path of [...PATHS, farewell, farewell.replace('?', '/data?')]) {
        await page.goto(path)
        const where = `${path} at ${size.viewport.width} px`
        await expect
          .soft(page.locator('html'), where)
          .toHaveAttribute('lang', path === '/api/docs' ? /./ : locale.slice(0, 2))
        for (const colorScheme of ['light', 'dark'] as const) {
          await page.emulateMedia({ colorScheme })
          expect
            .soft(await grossFlaws(page, { coloursOnly: colorScheme === 'dark' }), `${where}, ${colorScheme}`)
            .toEqual([])
        }
        const needed = await page.evaluate(() => document.documentElement.scrollWidth)
        expect.soft(needed, where).toBeLessThanOrEqual(size.viewport.width)
      }
    }
  })
}
