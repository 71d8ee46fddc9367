import { expect, test } from '../fixtures.ts'

test('an admin sends a mail to themselves by the way that mails to leads go', async ({ admin, sandbox }) => {
  await admin.goto('/admin/sending')
  const main = admin.getByRole('main')
  await expect(main.getByText('Sandbox: tidak ada email yang keluar.')).toBeVisible()
  await expect(main.getByText('Tanpa kata yang dicurigai filter')).toBeVisible()
  await admin.getByRole('button', { name: 'Kirim email uji' }).click()
  await expect(admin.getByText('Email uji dikirim ke admin@demo.test. Tanpa kredit.')).toBeVisible()
  const [mail] = await sandbox.messagesTo('admin@demo.test')
  expect(mail?.subject).toBe('[Uji] Email ini sampai lewat jalur pengiriman Anda')
})

test('an admin sees what came to the webhook, and what was turned away', async ({ admin, world }) => {
  const post = (token: string) =>
    fetch(`${world.url}/api/webhooks/mailketing?token=${token}`, { method: 'POST', body: '{}' })
  expect((await post('salah')).status).toBe(401)
  await expect(async () => {
    await admin.goto('/admin/delivery')
    const door = admin.getByRole('region', { name: 'Webhook Mailketing' })
    await expect(door.getByText('ditolak: Rahasia salah atau tidak ada')).toBeVisible({ timeout: 2_000 })
    await expect(door.getByText('/api/webhooks/mailketing?token=RAHASIA')).toBeVisible()
  }).toPass()
})

test('an admin reads that alerts leave by mail alone, and how to set up a second way', async ({ admin }) => {
  await admin.goto('/admin/settings')
  const card = admin.locator('.card', { hasText: 'Saluran peringatan' })
  await expect(card).toContainText('ke semua admin, lewat Mailketing')
  await expect(card).toContainText('Belum ada')
  await expect(card).toContainText('isi ALERT_WEBHOOK_URL di server')
})
