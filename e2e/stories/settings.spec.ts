import { expect, test } from '../fixtures.ts'

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
