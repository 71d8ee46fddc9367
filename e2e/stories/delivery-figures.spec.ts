import { expect, test } from '../fixtures.ts'
import { afterFirstMail } from '../world/opted-in-lead.ts'

const TILES = [
  ...['Terkirim', 'Diterima', 'Dibuka (perkiraan)', 'Dibuka mesin (perkiraan)', 'Diklik'],
  ...['Terpental', 'Dilaporkan spam', 'Berhenti langganan', 'Keluar dari alur'],
]

test('an affiliate sees what became of all her mails, by day, sequence and domain', async ({ budi }) => {
  await budi.goto('/affiliate/delivery')
  const main = budi.getByRole('main')
  for (const tile of TILES)
    await expect(main.locator('.tile__label', { hasText: tile }).first()).toBeVisible()
  await main.getByRole('button', { name: 'Semua', exact: true }).click()
  await expect(budi).toHaveURL(/window=all/)
  await expect(main.getByRole('heading', { name: 'Per bulan' })).toBeVisible()
  await main.getByRole('button', { name: 'Lihat tabel' }).click()
  await expect(main.getByRole('table', { name: 'Per bulan' }).getByRole('row')).not.toHaveCount(0)
  await expect(main.getByRole('table', { name: 'Per domain penerima' })).toContainText('Domain .com lain')
  await main.getByRole('button', { name: 'Arti angka Terpental' }).click()
  await expect(budi.getByText('Email yang dikembalikan server penerima')).toBeVisible()
  await budi.keyboard.press('Escape')
  await main.getByRole('button', { name: 'Arti angka Dibuka mesin (perkiraan)' }).click()
  await expect(budi.getByText('dimuat sendiri oleh layanan email')).toBeVisible()
  await budi.keyboard.press('Escape')
  await main.getByRole('table', { name: 'Per alur' }).getByRole('link').first().click()
  await expect(budi).toHaveURL(/\/report\?window=all/)
})

test('an admin sees the mails of all affiliates above the blocked addresses', async ({ admin }) => {
  await admin.goto('/admin/delivery?window=30d')
  const main = admin.getByRole('main')
  for (const tile of TILES)
    await expect(main.locator('.tile__label', { hasText: tile }).first()).toBeVisible()
  await expect(main.getByRole('meter', { name: 'Laporan spam' })).toHaveAttribute('aria-valuetext', /%$/)
  await expect(main.getByRole('table', { name: 'Per alur' })).toContainText('Budi Santoso')
  await expect(main.getByRole('heading', { name: 'Alamat diblokir' })).toBeVisible()
  await main.getByRole('table', { name: 'Per affiliate' }).getByRole('link', { name: 'Budi Santoso' }).click()
  await expect(admin).toHaveURL(/\/admin\/affiliates\?q=Budi/)
})

test('openings that no mail of a sequence counts are not called none, and no rate is made of the others', async ({
  siti,
  apiAs,
  newAddress,
}) => {
  const client = await apiAs('siti')
  const email = newAddress()
  const steps = [{ delayMinutes: 0, emailSubject: 'Singkat', emailBody: '<p>Halo</p>' }]
  const { id } = await client.mutate<{ readonly id: string }>('automation.create', {
    ...{ name: 'Tanpa hitungan', triggerType: 'WELCOME', steps, activate: true },
  })
  const consent = { text: 'Setuju menerima email.', source: 'Bazar' }
  const lead = await client.mutate<{ readonly id: string }>('lead.add', { name: 'Melati', email, consent })
  await client.mutate('trigger.run', { leadIds: [lead.id], triggerType: 'WELCOME', automationId: id })
  await afterFirstMail(client, email)

  await siti.goto('/affiliate/delivery?window=all')
  const main = siti.getByRole('main')
  const row = main.getByRole('table', { name: 'Per alur' }).getByRole('row', { name: /Tanpa hitungan/ })
  await expect(row).toContainText('tidak dihitung')
  const opened = main.locator('.tile', { hasText: 'Dibuka (perkiraan)' })
  await expect(opened).toContainText(/tidak (menghitungnya|dihitung menurut aturan alur)/)
  await expect(opened).not.toContainText('%')
  await expect(main.getByText('Itu diatur di editor alur, di bawah Aturan')).toBeVisible()
})
