import { expect, test } from '../fixtures.ts'
import { afterFirstMail, optIn } from '../world/opted-in-lead.ts'

test('in the test inbox a person makes the lead click and the address bounce; the app shows both', async ({
  budi,
  apiAs,
  newAddress,
}) => {
  const address = newAddress()
  const api = await apiAs('budi')
  await optIn(api, address)
  await afterFirstMail(api, address)
  await budi.goto('/affiliate/')
  const inbox = budi.context().waitForEvent('page')
  await budi.getByRole('link', { name: 'Buka kotak uji' }).click()
  const mail = await inbox
  await mail.getByLabel('Cari alamat email').fill(address)
  await mail.getByRole('button', { name: 'Cari', exact: true }).click()
  await mail.getByRole('link').filter({ hasText: address }).click()
  await mail.getByRole('button', { name: 'Tautan diklik' }).click()
  await expect(mail.getByRole('status')).toHaveText('Laporan “Tautan diklik” diterima aplikasi.')
  await budi.goto(`/affiliate/jobs?q=${encodeURIComponent(address)}&status=completed`)
  const row = budi.getByRole('row').filter({ hasText: address })
  await expect(row.getByText('Diklik')).toBeVisible()
  await mail.getByRole('button', { name: 'Terpental' }).click()
  await expect(row.getByText('Terpental')).toBeVisible()
  await row.getByRole('link').first().click()
  const drawer = budi.getByRole('dialog')
  await expect(drawer.getByText('Terpental').first()).toBeVisible()
})

test('in the test inbox a link counts as the lead’s when it is opened as the lead, not when it is looked at', async ({
  budi,
  apiAs,
  newAddress,
}) => {
  const address = newAddress()
  const api = await apiAs('budi')
  const { leadId } = await optIn(api, address)
  await afterFirstMail(api, address)
  await budi.goto('/affiliate/')
  const inbox = budi.context().waitForEvent('page')
  await budi.getByRole('link', { name: 'Buka kotak uji' }).click()
  const mail = await inbox
  await mail.getByLabel('Cari alamat email').fill(address)
  await mail.getByRole('button', { name: 'Cari', exact: true }).click()
  await mail.getByRole('link').filter({ hasText: address }).click()
  // Nothing opens from the mail itself.
  const links = mail.frameLocator('iframe.mail-body').getByRole('link')
  await links.last().click({ force: true })
  expect(mail.context().pages()).toHaveLength(2)
  const opened = mail.waitForEvent('popup')
  await mail.getByRole('button', { name: /^Buka sebagai lead: .*[Bb]erhenti/ }).click()
  const stop = await opened
  await stop.getByRole('button', { name: 'Berhenti dari rangkaian ini saja' }).click()
  await expect(stop.getByRole('heading', { name: /keluar dari rangkaian/i })).toBeVisible()
  await budi.goto(`/affiliate/leads/${leadId}`)
  await expect(budi.getByText('Keluar dari alur lewat tautan di email')).toBeVisible()
})

test('what the provider answered is folded away until somebody asks for it', async ({ budi }) => {
  await budi.goto('/affiliate/jobs?status=failed&error=BLACKLISTED')
  await budi.getByRole('row').nth(1).getByRole('link').first().click()
  const drawer = budi.getByRole('dialog')
  await expect(drawer.getByText('Mengapa gagal?')).toBeVisible()
  await expect(drawer.getByText(/"status"/)).toBeHidden()
  await drawer.getByText('Jawaban penyedia').first().click()
  await expect(drawer.getByText(/"status"/).first()).toBeVisible()
})
