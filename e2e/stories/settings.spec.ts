import { expect, test } from '../fixtures.ts'
import { signInByApi } from '../world/api-client.ts'
import { visitPath } from '../world/visit.ts'

test('a zone is chosen once: every time follows, also on another device', async ({ openAs }) => {
  const page = await openAs('siti')
  await page.goto('/affiliate/settings')
  await page.getByRole('group', { name: 'Zona waktu' }).getByRole('button', { name: /WITA$/ }).click()
  await expect(page.getByText('Tersimpan')).toBeVisible()
  const other = await openAs('siti')
  await other.goto('/affiliate/jobs')
  await expect(other.getByRole('columnheader', { name: /WITA/ })).toBeVisible()
  const times = other.getByRole('main').locator('time')
  await expect(times.first()).toBeVisible()
  for (const time of await times.all()) expect(await time.getAttribute('datetime')).toMatch(/^\d{4}-.*Z$/)
  const cell = other.locator('.time-cell .cell-sub').first()
  const at = new Date((await cell.getAttribute('datetime')) ?? '')
  const clock = new Intl.DateTimeFormat('id-ID', {
    timeZone: 'Asia/Makassar',
    hour: '2-digit',
    minute: '2-digit',
  })
  await expect(cell).toContainText(clock.format(at))
})

test('every clock on every page moves with the zone', async ({ openAs }) => {
  const page = await openAs('budi')
  for (const [zone, iana] of [
    ['WITA', 'Asia/Makassar'],
    ['WIB', 'Asia/Jakarta'],
  ] as const) {
    await page.goto('/affiliate/settings')
    await page
      .getByRole('group', { name: 'Zona waktu' })
      .getByRole('button', { name: new RegExp(`${zone}$`) })
      .click()
    await expect(page.getByText('Tersimpan')).toBeVisible()
    for (const path of ['', 'jobs', 'jobs?status=completed', 'runs', 'leads', 'credits']) {
      await visitPath(page, `/affiliate/${path}`)
      const clocks = await page.locator('main time').evaluateAll((times, timeZone) => {
        const format = new Intl.DateTimeFormat('id-ID', { timeZone, hour: '2-digit', minute: '2-digit' })
        return times.flatMap((time) => {
          const shown = /\b\d\d\.\d\d\b/.exec(time.textContent ?? '')?.[0]
          const at = time.getAttribute('datetime') ?? ''
          return shown === undefined ? [] : [{ at, shown, right: format.format(new Date(at)) }]
        })
      }, iana)
      if (path === 'jobs' || path === 'credits') expect(clocks.length, path).toBeGreaterThan(10)
      expect(
        clocks.filter(({ shown, right }) => shown !== right),
        `${path} in ${zone}`,
      ).toEqual([])
    }
  }
})

test('old sessions wait behind a button; the one in use is always in sight', async ({ openAs, world }) => {
  const page = await openAs('siti')
  const sessions = page.locator('.card').filter({ has: page.getByText('Sesi', { exact: true }) })
  for (let n = 0; n < 8; n++) await signInByApi(world.url, 'siti')
  await page.goto('/affiliate/settings')
  await expect(sessions.getByText('Sesi ini')).toBeVisible()
  await expect(sessions.getByRole('button', { name: 'Akhiri', exact: true })).toHaveCount(4)
  await sessions.getByRole('button', { name: 'Tampilkan lagi' }).click()
  await expect(sessions.getByRole('button', { name: 'Akhiri', exact: true }).nth(7)).toBeVisible()
})

test('an API key is shown once, opens the REST routes and ends when it is revoked', async ({
  budi,
  world,
}) => {
  await budi.goto('/affiliate/settings')
  await budi.getByRole('button', { name: 'Buat kunci' }).first().click()
  const dialog = budi.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Buat kunci' }).click()
  await expect(dialog.getByText(/Isi nama/)).toBeVisible()
  await dialog.getByLabel('Nama', { exact: true }).fill('Toko online')
  await dialog.getByRole('button', { name: 'Buat kunci' }).click()
  const secret = await dialog.locator('code').first().innerText()
  await dialog.getByRole('button', { name: 'Sudah saya simpan' }).click()
  await expect(budi.getByText(secret)).toHaveCount(0)

  const ask = () =>
    fetch(`${world.url}/api/affiliate/automation/stats`, { headers: { authorization: `Bearer ${secret}` } })
  expect((await ask()).status).toBe(200)
  await budi.getByRole('button', { name: 'Cabut Toko online' }).click()
  await budi.getByRole('dialog').getByRole('button', { name: 'Cabut kunci' }).click()
  await expect(budi.getByText('Belum ada kunci')).toBeVisible()
  expect((await ask()).status).toBe(401)
})
