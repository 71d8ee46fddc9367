import { expect, type Page, PHONE, test } from '../fixtures.ts'

test('a new affiliate makes a form, a lead opts in on a phone, and the closed form says so', async ({
  baru,
  openAs,
  newAddress,
}) => {
  const title = `Kelas Kopi ${newAddress().slice(0, 8)}`
  await baru.goto('/affiliate/forms')
  await baru
    .getByRole('button', { name: /^Buat formulir/ })
    .first()
    .click()
  const dialog = baru.getByRole('dialog', { name: 'Buat formulir' })
  await dialog.getByRole('button', { name: 'Buat formulir' }).click()
  await expect(dialog.getByText('Isi judul, paling banyak 120 huruf.')).toBeVisible()
  await dialog.getByLabel('Judul').fill(title)
  await dialog.getByRole('button', { name: 'Buat formulir' }).click()
  await expect(baru).toHaveURL(/\/affiliate\/forms\/[0-9a-f-]{36}$/)

  await addFields(baru)
  const preview = baru.frameLocator('iframe[title="Pratinjau halaman formulir"]')
  await expect(preview.getByRole('heading', { name: title })).toBeVisible()
  await expect(preview.getByLabel(/Kota asal/)).toBeVisible()
  await baru.getByRole('button', { name: 'Simpan' }).click()
  await expect(baru.getByText('Semua perubahan tersimpan.')).toBeVisible()
  await baru
    .getByRole('button', { name: 'Bagikan' })
    .or(baru.getByRole('tab', { name: 'Bagikan' }))
    .click()
  const address = await baru.locator('.form-share__address a').getAttribute('href')
  await expect(baru.getByRole('img', { name: /Kode QR/ })).toBeVisible()
  await expect(baru.locator('.snippet__code').nth(1)).toContainText('name="field_kota_asal"')

  const email = newAddress()
  const visitor = await openAs(null, PHONE)
  await visitor.goto(address ?? '')
  await visitor.getByLabel('Nama').fill('Dewi Lestari')
  await visitor.getByLabel('Email', { exact: true }).fill(email)
  await visitor.getByLabel(/Kota asal/).fill('Bandung')
  await visitor.getByRole('checkbox').check()
  await visitor.locator('form').getByRole('button').click()
  await expect(visitor.getByRole('heading', { name: 'Terima kasih!' })).toBeVisible()
  await expect(baru.getByText(/^1 orang mengisi dari /).first()).toBeVisible()
  // Views are written once a second, which announces nothing: they are there with the next read.
  await expect(async () => {
    await baru.reload()
    await expect(baru.getByText(/^1 orang mengisi dari [1-9]/).first()).toBeVisible({ timeout: 2_000 })
  }).toPass()

  await baru.getByRole('button', { name: 'Tutup formulir' }).first().click()
  await expect(baru.getByText('Formulir ini ditutup.')).toBeVisible()
  await visitor.goto(address ?? '')
  await expect(visitor.getByRole('heading', { name: 'Pendaftaran sudah ditutup' })).toBeVisible()
})

/** A field of its own, moved to the top by its buttons alone. */
async function addFields(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Tambah isian teks' }).click()
  await expect(page.locator('.form-field').last().getByLabel('Label')).toBeFocused()
  await page.keyboard.type('Kota asal')
  const up = page.getByRole('button', { name: 'Naikkan Kota asal' })
  await up.focus()
  for (const place of [3, 2, 1]) {
    await page.keyboard.press('Enter')
    await expect(page.getByText(`Kota asal sekarang isian ke-${place} dari 4`)).toBeAttached()
  }
}

test('what was typed stays when the server refuses it, and asks before it is left', async ({ budi }) => {
  await budi.goto('/affiliate/forms')
  await budi.getByRole('link', { name: /^Webinar gratis/ }).click()
  const slug = budi.getByLabel('Alamat halaman')
  await slug.fill('member-kelas-jualan')
  await budi.getByRole('button', { name: 'Simpan' }).click()
  await expect(budi.getByText('Alamat ini sudah dipakai formulir lain.')).toBeVisible()
  await expect(slug).toHaveValue('member-kelas-jualan')
  await budi.getByRole('link', { name: 'Ringkasan' }).first().click()
  const leave = budi.getByRole('dialog', { name: 'Tinggalkan tanpa menyimpan?' })
  await leave.getByRole('button', { name: 'Tidak jadi' }).click()
  await expect(slug).toHaveValue('member-kelas-jualan')
  await budi.getByRole('link', { name: 'Ringkasan' }).first().click()
  await leave.getByRole('button', { name: 'Buang perubahan' }).click()
  await expect(budi).toHaveURL(/\/affiliate\/$/)
})
