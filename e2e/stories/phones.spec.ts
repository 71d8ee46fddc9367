import { expect, type Page, PHONE, test } from '../fixtures.ts'
import { visitPath } from '../world/visit.ts'

const SMALL = { ...PHONE, viewport: { width: 360, height: 740 } }

for (const status of ['failed', 'unconfirmed', 'cancelled']) {
  test(`the tab of ${status} mails is in sight, also once the counts are there`, async ({ openAs }) => {
    const page = await openAs('budi', SMALL)
    await page.goto(`/affiliate/jobs?status=${status}`)
    const tab = page.getByRole('tab', { selected: true })
    await expect(tab).toHaveText(/\d/)
    await page.evaluate(() => document.fonts.ready)
    await expect
      .poll(async () => {
        const box = await tab.boundingBox()
        return box !== null && box.x >= 0 && box.x + box.width <= 360
      })
      .toBe(true)
  })
}

test('mails are found on a phone, in the queue itself; what of the filters is out of sight fades', async ({
  openAs,
  apiAs,
}) => {
  const { jobs } = await (await apiAs('budi')).query<{
    readonly jobs: readonly { readonly lead: { readonly name: string; readonly email: string } }[]
  }>('job.list', { status: 'completed', limit: 1 })
  const lead = jobs[0]?.lead
  if (lead === undefined) throw new Error('nothing was sent')
  const page = await openAs('budi', SMALL)
  await page.goto('/affiliate/jobs')
  await page.getByRole('main').getByRole('searchbox', { name: 'Cari nama atau email lead' }).fill(lead.email)
  await expect(page).toHaveURL(new RegExp(`q=${encodeURIComponent(lead.email)}`))
  await expect(page.locator('tbody tr').first()).toContainText(lead.name)
  await expect(page.locator('.jobs__toolbar')).toHaveAttribute('data-fade', 'end')
})

test('a switch leaves its row where it is, and so does the undo', async ({ openAs }) => {
  const page = await openAs('budi', SMALL)
  await visitPath(page, '/affiliate/automation')
  const names = () => page.locator('tbody tr [data-phone=main] a').allTextContents()
  const before = await names()
  expect(before.length).toBeGreaterThan(2)
  const toggle = page.getByRole('switch', { checked: true }).last()
  const row = page
    .locator('tbody tr')
    .filter({ has: page.getByRole('switch', { checked: true }) })
    .last()
  const name = await row.locator('[data-phone=main] a').textContent()
  const itsSwitch = page.getByRole('switch', { name: `Alur ${name} aktif` })
  await toggle.click()
  await expect(page.getByText(`Alur "${name}" dijeda`)).toBeVisible()
  await expect(itsSwitch).not.toBeChecked()
  expect(await names()).toEqual(before)
  await page.getByRole('button', { name: /^Urungkan/ }).click()
  await expect(itsSwitch).toBeChecked()
  expect(await names()).toEqual(before)
})

for (const { as, path } of [
  { as: 'budi', path: '/affiliate/' },
  { as: 'budi', path: '/affiliate/jobs' },
  { as: 'budi', path: '/affiliate/runs' },
  { as: 'budi', path: '/affiliate/credits' },
  { as: 'budi', path: '/affiliate/jobs?status=failed' },
  { as: 'admin', path: '/admin/engine' },
  { as: 'admin', path: '/admin/credits' },
  { as: 'admin', path: '/admin/alerts' },
] as const) {
  for (const language of ['id', 'en'] as const) {
    test(`every clock of ${path} on a phone names its zone (${language})`, async ({ openAs }) => {
      const page = await openAs(as, { ...SMALL, language })
      await visitPath(page, path)
      expect(await clocksWithoutZone(page)).toEqual([])
    })
  }
}

/** Clocks ("14.10", "2:10 PM") in sight with a zone neither in the same words nor in the head of their card. */
function clocksWithoutZone(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const zone = /\bWI(B|TA|T)\b/
    const clock = /\b([01]?\d|2[0-3])[.:][0-5]\d\b/
    const isShown = (node: Node) => node.parentElement?.checkVisibility() === true
    /** What is in sight: a zone that only desktops or only phones show counts where it shows. */
    const shownIn = (root: Element): string => {
      const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
      let words = ''
      for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
        if (isShown(node)) words += node.textContent
      }
      return words
    }
    return [...document.querySelectorAll('main time')]
      .map((time) => {
        const head = time.closest('.card')?.querySelector('.card__head')
        return { words: shownIn(time), head: head ? shownIn(head) : '' }
      })
      .filter(({ words, head }) => clock.test(words) && !zone.test(words) && !zone.test(head))
      .map(({ words }) => words)
  })
}
