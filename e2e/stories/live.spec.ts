import { expect, type Page, type Route, test } from '../fixtures.ts'
import { optIn } from '../world/opted-in-lead.ts'

test('paused, nothing moves, also after focus; resumed, it catches up', async ({
  budi,
  apiAs,
  newAddress,
}) => {
  const address = newAddress()
  await openQueueOf(budi, address)
  await budi.getByRole('button', { name: 'Langsung' }).click()
  await expect(budi.getByRole('button', { name: 'Dijeda' })).toHaveAttribute('aria-pressed', 'true')

  // The demo clock asks once when it appears; from then on every request is an answer to an event.
  await budi.waitForLoadState('networkidle')
  const asked: string[] = []
  budi.on('request', (request) => {
    if (request.url().includes('/trpc/')) asked.push(request.url())
  })
  await optIn(await apiAs('budi'), address)
  await budi.evaluate(() => {
    window.dispatchEvent(new Event('focus'))
    window.dispatchEvent(new Event('online'))
    document.dispatchEvent(new Event('visibilitychange'))
  })
  await budi.waitForTimeout(2_000) // that nothing happens can only be seen by waiting
  expect(asked).toEqual([])
  await expect(budi.getByText('Tidak ada yang cocok')).toBeVisible()

  await budi.getByRole('button', { name: 'Dijeda' }).click()
  await expect(rowOf(budi, address)).toBeVisible({ timeout: 2_500 })
  await expect(budi.getByRole('button', { name: 'Langsung' })).toBeVisible()
})

test('the server restarts: the badge says so, comes back, and nothing is lost or doubled', async ({
  budi,
  world,
  apiAs,
  newAddress,
}) => {
  test.setTimeout(90_000)
  const address = newAddress()
  await openQueueOf(budi, address)
  await expect(budi.getByRole('button', { name: 'Langsung' })).toBeVisible()
  const restart = world.restart()
  await expect(budi.getByRole('button', { name: 'Menyambung ulang' })).toBeVisible()
  await restart
  await optIn(await apiAs('budi'), address)
  await expect(budi.getByRole('button', { name: 'Langsung' })).toBeVisible({ timeout: 20_000 })
  await expect(rowOf(budi, address)).toHaveCount(1, { timeout: 5_000 })
  await expect(budi.getByRole('row').filter({ hasText: address })).toHaveCount(4)
})

test('offline: a banner with the time of the data, actions disabled with the reason, rows stay; online fetches again', async ({
  budi,
  apiAs,
  newAddress,
}) => {
  const { address, name } = await optIn(await apiAs('budi'), newAddress())
  await budi.goto(`/affiliate/jobs?q=${encodeURIComponent(address)}`)
  await expect(rowOf(budi, address)).toBeVisible()
  await budi
    .getByRole('button', { name: `Aksi untuk ${name}` })
    .first()
    .hover()
  await budi.context().setOffline(true)
  const banner = budi.locator('.offline-bar')
  await expect(banner).toHaveText(/Offline — data per \d\d\.\d\d/)
  await expect(rowOf(budi, address)).toBeVisible()
  await budi
    .getByRole('row')
    .filter({ hasText: 'Langkah 2 dari' })
    .getByRole('button', { name: `Aksi untuk ${name}` })
    .click()
  const cancel = budi.getByRole('menuitem', { name: /Batalkan kirim/ })
  await expect(cancel).toHaveAttribute('aria-disabled', 'true')
  await expect(cancel).toContainText('Offline')
  await budi.keyboard.press('Escape')
  await budi.context().setOffline(false)
  await expect(banner).toBeHidden()
  await expect(budi.getByRole('button', { name: 'Langsung' })).toBeVisible()
})

test('a list that cannot be loaded says so, with an id to copy and a way to try again', async ({ budi }) => {
  const breakIt = (route: Route) =>
    route.fulfill({
      status: 500,
      json: { error: { message: 'x', code: -32603, data: { httpStatus: 500, requestId: 'req-e2e-list' } } },
    })
  await budi.route(/\/trpc\/[^?]*job\.list/, breakIt)
  await budi.goto('/affiliate/jobs')
  await expect(budi.getByText('Antrean gagal dimuat')).toBeVisible({ timeout: 20_000 })
  await expect(budi.getByText('req-e2e-list').first()).toBeVisible()
  await expect(budi.getByRole('button', { name: 'Salin kode kesalahan' }).first()).toBeVisible()
  await budi.unroute(/\/trpc\/[^?]*job\.list/, breakIt)
  await budi.getByRole('button', { name: 'Coba lagi' }).first().click()
  await expect(budi.getByRole('table', { name: 'Antrean' })).toBeVisible()
})

test('a page whose file is gone after a deploy reloads once, then says so with a way on', async ({
  budi,
}) => {
  await budi.goto('/affiliate/jobs')
  await expect(budi.getByRole('table')).toBeVisible()
  let loads = 0
  budi.on('request', (request) => {
    if (request.isNavigationRequest() && request.frame() === budi.mainFrame()) loads += 1
  })
  const isGone = /\/assets\/settings-page-.*\.js$/
  await budi.route(isGone, (route) => (loads === 0 ? route.fulfill({ status: 404 }) : route.continue()))
  const toSettings = budi.getByRole('navigation').first().getByRole('link', { name: 'Pengaturan' })
  await toSettings.click()
  await expect(budi.getByRole('heading', { level: 1, name: 'Pengaturan' })).toBeVisible()
  expect(loads).toBe(1)

  await budi.unroute(isGone)
  await budi.route(isGone, (route) => route.fulfill({ status: 404 }))
  await budi.reload()
  await expect(budi.getByRole('button', { name: 'Coba lagi' })).toBeVisible()
  // This reload, and at most one more by the router itself: never a loop.
  expect(loads).toBeLessThanOrEqual(3)
  await budi.unroute(isGone)
  await budi.getByRole('button', { name: 'Coba lagi' }).click()
  await expect(budi.getByRole('heading', { level: 1, name: 'Pengaturan' })).toBeVisible()
})

test('an address that does not exist shows the 404 page with a way back', async ({ budi, admin }) => {
  await budi.goto('/affiliate/nowhere')
  await expect(budi.getByRole('heading', { name: 'Halaman tidak ditemukan' })).toBeVisible()
  await admin.goto('/admin/nowhere')
  await expect(admin.getByRole('heading', { name: 'Halaman tidak ditemukan' })).toBeVisible()
})

/** The queue filtered for one address, with its stream open. */
async function openQueueOf(page: Page, address: string): Promise<void> {
  const stream = page.waitForResponse(/live\.changes/)
  await page.goto(`/affiliate/jobs?q=${encodeURIComponent(address)}`)
  await stream
  await expect(page.getByText('Tidak ada yang cocok')).toBeVisible()
}

function rowOf(page: Page, address: string) {
  return page.getByRole('row').filter({ hasText: address }).filter({ hasText: 'Langkah 1 dari' })
}
