import { expect, test } from '../fixtures.ts'

const pages = [
  { as: 'budi', path: '/affiliate/', shows: '.shell--page' },
  { as: null, path: '/affiliate/sign-in', shows: '.shell--sign-in' },
  { as: 'admin', path: '/admin/', shows: '.shell--page' },
  { as: null, path: '/admin/sign-in', shows: '.shell--sign-in' },
] as const

for (const { as, path, shows } of pages) {
  test(`${path} is not blank while its scripts are on their way`, async ({ openAs }) => {
    const page = await openAs(as)
    let release: () => void = () => undefined
    const held = new Promise<void>((resolve) => {
      release = resolve
    })
    await page.route(/\/assets\/(?!theme-boot).*\.js$/, async (route) => {
      await held
      await route.continue()
    })
    await page.goto(path, { waitUntil: 'commit' })
    const shell = page.locator(shows)
    await expect(shell).toBeVisible()
    await expect(shell.locator('.skeleton').first()).toBeVisible()
    await expect(shell.getByText('Booster').first()).toBeVisible()
    expect(await page.locator('.shell:visible').count()).toBe(1)
    const [bar] = await shell
      .locator('.skeleton')
      .evaluateAll((bars) => bars.map((each) => getComputedStyle(each).backgroundColor))
    expect(bar).not.toBe('rgba(0, 0, 0, 0)')
    release()
    await expect(page.locator('.shell')).toHaveCount(0)
    await expect(page.getByRole('main').getByRole('button').first()).toBeVisible()
  })
}
