import { expect, PHONE, test } from '../fixtures.ts'

test('the audit log says who changed what, before and after, and narrows by address', async ({
  admin,
  apiAs,
}) => {
  const api = await apiAs('admin')
  const { userId } = await api.mutate<{ readonly userId: string }>('admin.user.invite', {
    ...{
      email: `${crypto.randomUUID()}@example.com`,
      name: 'Wulan Audit',
      role: 'affiliate',
      language: 'id',
    },
  })
  const { rows } = await api.query<{ readonly rows: readonly { readonly affiliateId: string }[] }>(
    'admin.user.list',
    {
      ...{ q: 'Wulan Audit', limit: 1 },
    },
  )
  const affiliateId = rows[0]?.affiliateId ?? ''
  await api.mutate('admin.affiliate.note', { id: affiliateId, note: 'Pertama' })
  await api.mutate('admin.affiliate.note', { id: affiliateId, note: 'Kedua' })
  await api.mutate('admin.affiliate.topUp', {
    ...{ affiliateId, amountCredits: 1_500, reason: 'Transfer BCA', reference: `INV-${crypto.randomUUID()}` },
  })

  await admin.goto(`/admin/affiliates/${affiliateId}`)
  await admin.getByRole('main').getByRole('link', { name: 'Jejak audit' }).click()
  await expect(admin).toHaveURL(new RegExp(`/admin/audit\\?affiliateId=${affiliateId}$`))
  const entries = admin.getByRole('table', { name: 'Jejak audit' }).locator('tbody tr')
  await expect(entries).toHaveCount(4)
  await expect(entries.nth(0)).toContainText('Mengisi ulang kredit')
  await expect(entries.nth(0)).toContainText(/Saldo\s*0\s*→\s*menjadi\s*1\.500/)
  await expect(entries.nth(1)).toContainText(/Catatan\s*Pertama\s*→\s*menjadi\s*Kedua/)
  await expect(entries.nth(2)).toContainText(/Catatan\s*–\s*→\s*menjadi\s*Pertama/)
  await expect(entries.nth(3)).toContainText('Mengundang')
  await expect(entries.nth(3)).toContainText(/Peran\s*Affiliate/)
  await expect(entries.nth(3)).toContainText(/IP \S+/)
  await expect(entries.nth(3)).toContainText(/Permintaan \S+/)

  await admin.getByLabel('Tindakan').selectOption({ label: 'Mengubah catatan' })
  await expect(entries).toHaveCount(2)
  await expect(admin).toHaveURL(/action=user\.note/)
  await admin.reload()
  await expect(entries).toHaveCount(2)
  await admin.getByRole('button', { name: 'Hapus filter Affiliate' }).click()
  await expect(admin).not.toHaveURL(/affiliateId/)

  await admin.goto(`/admin/audit?object=${userId}&actor=nobody&from=2026-13-41`)
  await expect(entries).toHaveCount(3)
  await admin.goto(`/admin/audit?object=${userId}&actor=lead`)
  await expect(admin.getByText('Tidak ada tindakan yang cocok')).toBeVisible()
  await admin.getByRole('main').getByRole('link', { name: 'Hapus filter' }).click()
  await expect(admin).toHaveURL(/\/admin\/audit$/)
})

test('on a phone each act is a card that names action, object, actor and changes', async ({ openAs }) => {
  const page = await openAs('admin', PHONE)
  await page.goto('/admin/audit?actor=admin&action=credit.topped_up')
  const card = page.getByRole('table', { name: 'Jejak audit' }).locator('tbody tr').first()
  const shown = card.locator('.only-on-cards')
  await expect(card.getByText('Mengisi ulang kredit')).toBeVisible()
  await expect(shown.getByRole('link', { name: /^Kredit: / })).toBeVisible()
  await expect(shown.getByRole('link', { name: 'Rina Admin' })).toBeVisible()
  await expect(shown.getByText('Saldo', { exact: true })).toBeVisible()
})
