import { expect, PHONE, test } from '../fixtures.ts'
import { callsOf } from '../world/calls-of.ts'

test('Ctrl K finds pages, sequences, leads and actions by name, with the keyboard alone', async ({
  budi,
}) => {
  await budi.goto('/affiliate/jobs')
  await expect(budi.getByRole('table')).toBeVisible()
  await budi.keyboard.press('/')
  await budi.keyboard.press('Control+k')
  const field = budi.getByRole('combobox', { name: 'Nama halaman, alur, atau lead' })
  await expect(field).toBeFocused()
  await budi.keyboard.type('kredit')
  await expect(budi.getByRole('option', { name: 'Kredit' })).toBeVisible()
  await budi.keyboard.press('Enter')
  await expect(budi).toHaveURL(/\/affiliate\/credits$/)

  await budi.keyboard.press('Control+k')
  await expect(field).toBeFocused()
  await budi.keyboard.type('webinar zoom')
  await expect(budi.getByRole('option', { name: /^Follow-up Webinar Zoom/ })).toBeVisible()
  await field.fill('Ratna Sari')
  const lead = budi.getByRole('option', { name: /ratna\.sari@example\.com/ })
  await expect(lead).toBeVisible()
  await lead.click()
  await expect(budi.getByRole('heading', { name: 'Ratna Sari' })).toBeVisible()

  await budi.keyboard.press('Control+k')
  await field.fill('zzz tidak ada')
  await expect(budi.getByText('Tidak ada yang cocok')).toBeVisible()

  await budi.route(callsOf('lead.search'), (route) => route.abort())
  await field.fill('zzz lain')
  await expect(budi.getByText('Pencarian gagal. Periksa koneksi, lalu ketik lagi.')).toBeVisible()
  await expect(budi.getByText('Tidak ada yang cocok')).toHaveCount(0)
  await budi.keyboard.press('Escape')
  await expect(field).toHaveCount(0)
})

test('on a phone with a keyboard the field of the palette has the focus', async ({ openAs }) => {
  const budi = await openAs('budi', PHONE)
  await budi.goto('/affiliate/')
  await expect(budi.getByRole('navigation').first()).toBeVisible()
  await budi.keyboard.press('Control+k')
  await expect(budi.getByRole('combobox', { name: 'Nama halaman, alur, atau lead' })).toBeFocused()
})

test('g and a letter open a page, not while typing; the list of shortcuts names them all', async ({
  admin,
}) => {
  await admin.goto('/admin/')
  await expect(admin.getByRole('navigation').first()).toBeVisible()
  await admin.keyboard.press('g')
  await admin.keyboard.press('p')
  await expect(admin).toHaveURL(/\/admin\/alerts$/)
  await admin.keyboard.press('?')
  const list = admin.getByRole('dialog', { name: 'Pintasan keyboard' })
  for (const page of ['Ringkasan', 'Peringatan', 'Affiliate', 'Pengaturan'])
    await expect(list.getByText(page, { exact: true })).toBeVisible()
  await admin.keyboard.press('g')
  await admin.keyboard.press('a')
  await admin.keyboard.press('Escape')
  await expect(list).toBeHidden()
  await expect(admin).toHaveURL(/\/admin\/alerts$/)
  await admin.keyboard.press('/')
  await expect(admin.getByRole('banner').getByRole('searchbox')).toBeFocused()
  await admin.keyboard.type('ga')
  await expect(admin).toHaveURL(/\/admin\/(alerts|affiliates\?q=ga)$/)

  await admin.keyboard.press('Control+k')
  await admin.getByRole('combobox', { name: 'Nama halaman atau affiliate' }).fill('siti')
  await admin.getByRole('option', { name: /siti@demo\.test/ }).click()
  await expect(admin).toHaveURL(/\/admin\/affiliates\/[0-9a-f-]{36}$/)
  await expect(admin.getByRole('main').getByText('siti@demo.test')).toBeVisible()
})
