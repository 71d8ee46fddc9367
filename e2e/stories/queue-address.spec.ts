import { expect, test } from '../fixtures.ts'

test('status, filters and page stand in the address and come back in another browser', async ({
  budi,
  openAs,
}) => {
  await budi.goto('/affiliate/jobs')
  const sent = budi.getByRole('tab', { name: /Terkirim/ })
  await expect(sent).toHaveText(/\d/) // until its count is there, the tab still moves
  await sent.click()
  await budi.getByRole('button', { name: /^Alur:/ }).click()
  await budi.getByRole('menuitemradio', { name: 'Sambutan Member Baru' }).click()
  await budi.getByRole('button', { name: 'Halaman 2', exact: true }).click()
  await expect(budi).toHaveURL(/status=completed/)
  await expect(budi).toHaveURL(/automation=/)
  await expect(budi).toHaveURL(/page=2/)
  const rows = budi.getByRole('table').locator('tbody')
  await expect(budi.getByText(/^26–50 dari/)).toBeVisible()
  await expect(budi.locator('.data-view[aria-busy]')).toHaveCount(0)
  const seen = await rows.locator('a').allTextContents()

  const other = await openAs('budi')
  await other.goto(budi.url())
  await expect(other.getByRole('tab', { name: /Terkirim/ })).toHaveAttribute('aria-selected', 'true')
  await expect(other.getByRole('button', { name: 'Alur: Sambutan Member Baru' })).toBeVisible()
  await expect(other.getByRole('button', { name: 'Halaman 2', exact: true })).toHaveAttribute(
    'aria-current',
    'page',
  )
  expect(await other.getByRole('table').locator('tbody').locator('a').allTextContents()).toEqual(seen)

  await budi.goBack()
  await expect(budi).not.toHaveURL(/page=2/)
  await expect(budi.getByText(/^1–25 dari/)).toBeVisible()
})

test('filter and order of the leads stand in the address and come back in another browser', async ({
  budi,
  openAs,
}) => {
  await budi.goto('/affiliate/leads')
  await budi.getByRole('button', { name: /^Urutan:/ }).click()
  await budi.getByRole('menuitemradio', { name: 'Nama Z–A' }).click()
  await budi.getByRole('button', { name: /^Asal:/ }).click()
  await budi.getByRole('menuitemradio', { name: 'Formulir' }).click()
  await expect(budi).toHaveURL(/sort=name_desc/)
  await expect(budi).toHaveURL(/source=optin/)
  await expect(budi.locator('.data-view[aria-busy]')).toHaveCount(0)
  const seen = await budi.getByRole('table').locator('tbody a').allTextContents()
  expect(seen.length).toBeGreaterThan(5)

  const other = await openAs('budi')
  await other.goto(budi.url())
  await expect(other.getByRole('button', { name: 'Urutan: Nama Z–A' })).toBeVisible()
  await expect(other.getByRole('table').locator('tbody a')).toHaveText(seen)
})

test('no tab moves when the counts come or a search takes them away; the order is stated', async ({
  budi,
}) => {
  let release: () => void = () => undefined
  const held = new Promise<void>((resolve) => {
    release = resolve
  })
  await budi.route(/\/trpc\/[^?]*job\.counts/, async (route) => {
    await held
    await route.continue()
  })
  await budi.goto('/affiliate/jobs')
  const last = budi.getByRole('tab', { name: /^Dibatalkan/ })
  await expect(last).toBeVisible()
  await budi.evaluate(() => document.fonts.ready)
  const left = async () => (await last.boundingBox())?.x ?? 0
  const before = await left()
  release()
  await expect(last).toHaveText(/\d/)
  expect(Math.abs((await left()) - before)).toBeLessThan(2)
  await expect(budi.getByText('Yang paling dekat dengan sekarang di atas')).toBeVisible()

  await budi.goto('/affiliate/jobs?q=ratna')
  await expect(budi.getByRole('tab', { name: /^Semua \d/ })).toBeVisible()
  expect(Math.abs((await left()) - before)).toBeLessThan(2)
  await budi.getByRole('tab', { name: /^Menunggu/ }).click()
  await expect(budi.getByText('Yang paling segera di atas')).toBeVisible()
})

const garbage = [
  { as: 'budi', path: '/affiliate/jobs?status=nonsense&page=-3&automation=x&window=1y&job=no&error=%00&q=a' },
  { as: 'budi', path: '/affiliate/jobs?page=999999999999&status[]=failed&q=%F0%9F%98%80%F0%9F%98%80' },
  { as: 'budi', path: '/affiliate/runs?status=%7B%22a%22%3A1%7D&page=abc&automation=1' },
  { as: 'budi', path: '/affiliate/automation?status=gone&q=' },
  { as: 'budi', path: '/affiliate/credits?type=robbery' },
  { as: 'budi', path: '/affiliate/leads?sort=size&status=rich&source=sky&blocked=YES&tag=a,b&create=9' },
  { as: 'budi', path: '/affiliate/leads/import?id=nothing' },
  { as: 'budi', path: '/affiliate/forms?create=%7B%7D' },
  { as: 'admin', path: '/admin/?days=-1&view=cube' },
  { as: 'admin', path: '/admin/credits?days=1e99&view=' },
  { as: 'admin', path: '/admin/alerts?state=lost' },
  { as: 'admin', path: '/admin/affiliates?q=%25' },
] as const

for (const { as, path } of garbage) {
  test(`garbage in the address falls back: ${path}`, async ({ openAs }) => {
    const page = await openAs(as)
    const broken: string[] = []
    page.on('pageerror', (error) => broken.push(error.message))
    await page.goto(path)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await expect(page.locator('.loading, .skeleton, .data-view[aria-busy]')).toHaveCount(0)
    await expect(page.getByText('Ada yang rusak')).toHaveCount(0)
    await expect(page.getByText(/gagal dimuat/)).toHaveCount(0)
    expect(broken).toEqual([])
  })
}
