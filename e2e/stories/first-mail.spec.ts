import { expect, type Page, PHONE, test } from '../fixtures.ts'

const THREE_MINUTES_MS = 180_000

test('from an account without credit to the first mail to a lead, by following the screen', async ({
  baru,
  admin,
  openAs,
  sandbox,
  newAddress,
}) => {
  test.setTimeout(THREE_MINUTES_MS)
  const startedAt = performance.now()
  const email = newAddress()
  const title = `Kelas Teh ${email.slice(4, 12)}`

  await topUp(admin)
  await baru.goto('/affiliate/automation?create=1')
  const create = baru.getByRole('dialog', { name: 'Buat alur' })
  await create.getByLabel('Nama alur').fill(`Sambutan ${email.slice(4, 12)}`)
  await create.getByRole('checkbox', { name: 'Aktifkan sekarang' }).check()
  await create.getByRole('button', { name: 'Buat dan aktifkan' }).click()
  await expect(create).toHaveCount(0)

  const address = await makeForm(baru, title)
  const visitor = await openAs(null, PHONE)
  await visitor.goto(address)
  await visitor.getByLabel('Nama').fill('Dewi Lestari')
  await visitor.getByLabel('Email', { exact: true }).fill(email)
  await visitor.getByRole('checkbox').check()
  await visitor.locator('form').getByRole('button').click()
  await expect(visitor.getByRole('heading', { name: 'Terima kasih!' })).toBeVisible()

  await expect.poll(async () => (await sandbox.messagesTo(email)).length).toBe(1)
  await baru.goto(`/affiliate/jobs?q=${encodeURIComponent(email)}`)
  await expect(baru.getByRole('row').filter({ hasText: email }).getByText('Terkirim').first()).toBeVisible()
  expect(performance.now() - startedAt).toBeLessThan(THREE_MINUTES_MS)
})

/** As the admin does it on the page of affiliates. */
async function topUp(admin: Page): Promise<void> {
  await admin.goto('/admin/affiliates')
  await admin
    .getByRole('row')
    .filter({ hasText: 'baru@demo.test' })
    .getByRole('button', { name: 'Ubah saldo' })
    .click()
  const dialog = admin.getByRole('dialog')
  await dialog.getByLabel('Jumlah kredit').fill('50')
  await dialog.getByLabel('Alasan').fill('Kredit pertama')
  await dialog.getByRole('button', { name: 'Lanjut' }).click()
  await dialog.getByRole('button', { name: 'Simpan' }).click()
  await expect(dialog).toHaveCount(0)
}

/** @returns the address of its page */
async function makeForm(page: Page, title: string): Promise<string> {
  await page.goto('/affiliate/forms')
  await page
    .getByRole('button', { name: /^Buat formulir/ })
    .first()
    .click()
  const dialog = page.getByRole('dialog', { name: 'Buat formulir' })
  await dialog.getByLabel('Judul').fill(title)
  await dialog.getByRole('button', { name: 'Buat formulir' }).click()
  await expect(page).toHaveURL(/\/affiliate\/forms\/[0-9a-f-]{36}$/)
  await page
    .getByRole('button', { name: 'Bagikan' })
    .or(page.getByRole('tab', { name: 'Bagikan' }))
    .click()
  return (await page.locator('.form-share__address a').getAttribute('href')) ?? ''
}
