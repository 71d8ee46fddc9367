import { expect, PHONE, test } from '../fixtures.ts'
import { optIn } from '../world/opted-in-lead.ts'

test('a lead opts in on a phone; the e-mail goes out and the open queue shows it, without reload', async ({
  openAs,
  budi,
  sandbox,
  newAddress,
}) => {
  const address = newAddress()
  const overview = await openAs('budi')
  await overview.goto('/affiliate/')
  await budi.goto(`/affiliate/jobs?q=${encodeURIComponent(address)}`)
  await expect(budi.getByText('Tidak ada yang cocok')).toBeVisible()
  await budi.evaluate(() => document.body.setAttribute('data-not-reloaded', ''))
  const tile = overview.getByLabel('Statistik hari ini').getByRole('link', { name: /Terkirim hari ini/ })
  const chip = overview.locator('.credit-chip')
  const sentBefore = await tile.textContent()
  const creditBefore = await numberIn(chip)

  const form = await openAs(null, PHONE)
  await form.goto('/f/member-kelas-jualan')
  await form.getByLabel('Nama').fill('Dewi {{email}} <b>Lestari</b>')
  await form.getByLabel('Email', { exact: true }).fill(address)
  await form.getByLabel(/WhatsApp/).fill('81234567890')
  await form.getByRole('checkbox').check()
  await form.locator('form').getByRole('button').click()
  await expect(form.getByRole('heading', { name: 'Terima kasih!' })).toBeVisible()

  await expect
    .poll(async () => (await sandbox.messagesTo(address)).length, { timeout: 2_000, intervals: [50] })
    .toBe(1)
  const row = budi.getByRole('row').filter({ hasText: address }).filter({ hasText: 'Langkah 1 dari' })
  await expect(row.getByText('Terkirim')).toBeVisible({ timeout: 2_000 })
  await expect.poll(() => numberIn(chip), { timeout: 2_000, intervals: [50] }).toBeLessThan(creditBefore)
  await expect(tile).not.toHaveText(sentBefore ?? '', { timeout: 2_000 })
  await expect(budi.locator('body[data-not-reloaded]')).toBeAttached()

  const [mail] = await sandbox.messagesTo(address)
  expect(mail?.content).toContain('Dewi {{email}} &lt;b&gt;Lestari&lt;/b&gt;')
  expect(mail?.content).not.toContain('<b>Lestari')
})

test('the form says at each field what is wrong and keeps what was typed', async ({ openAs }) => {
  const page = await openAs(null, PHONE)
  await page.goto('/f/member-kelas-jualan')
  await page.getByLabel('Nama').fill('Dewi')
  await page.getByLabel('Email', { exact: true }).fill('bukan-email')
  await page.locator('form').getByRole('button').click()
  await expect(page.locator('#email-error')).toBeVisible()
  await expect(page.locator('#consent-error')).toBeVisible()
  await expect(page.getByLabel('Nama')).toHaveValue('Dewi')
})

test('the demo clock moves a day ahead and the second e-mail goes out', async ({
  budi,
  apiAs,
  sandbox,
  newAddress,
}) => {
  const { address } = await optIn(await apiAs('budi'), newAddress())
  await budi.goto(`/affiliate/jobs?q=${encodeURIComponent(address)}`)
  const step = (order: number) =>
    budi
      .getByRole('row')
      .filter({ hasText: address })
      .filter({ hasText: `Langkah ${order} dari` })
  await expect(step(1).getByText('Terkirim')).toBeVisible()
  await expect(step(2).getByText('Menunggu')).toBeVisible()
  await expect(step(3).getByText('Menunggu')).toBeVisible()

  await budi.getByRole('button', { name: 'Jam demo' }).click()
  await budi.getByRole('menuitem', { name: 'Majukan 24 jam' }).click()

  await expect(step(2).getByText('Terkirim')).toBeVisible({ timeout: 20_000 })
  await expect(step(3).getByText('Menunggu')).toBeVisible()
  expect(await sandbox.messagesTo(address)).toHaveLength(2)
})

test('a lead unsubscribes by the link of the e-mail; the rest of the sequence ends', async ({
  openAs,
  budi,
  apiAs,
  sandbox,
  newAddress,
}) => {
  const { address } = await optIn(await apiAs('budi'), newAddress())
  await expect.poll(async () => (await sandbox.messagesTo(address)).length).toBe(1)
  const [mail] = await sandbox.messagesTo(address)
  const link = /https?:\/\/[^"'\s<]+\/u\/[^"'\s<]+/.exec(mail?.content ?? '')?.[0]
  expect(link, 'an unsubscribe link in the e-mail').toBeDefined()

  const reader = await openAs(null, PHONE)
  await reader.goto(link?.replaceAll('&amp;', '&') ?? '')
  await expect(reader.getByRole('heading', { name: 'Berhenti menerima email?' })).toBeVisible()
  await reader.getByRole('button', { name: 'Berhenti dari semua email' }).click()
  await expect(reader.getByRole('heading', { name: 'Anda sudah berhenti berlangganan' })).toBeVisible()
  // A slip is taken back, and done once more.
  await reader.getByRole('button', { name: 'Batalkan' }).click()
  await expect(reader.getByRole('heading', { name: 'Anda tetap berlangganan' })).toBeVisible()
  await reader.getByRole('link', { name: 'Pilih lagi' }).click()
  await reader.getByRole('button', { name: 'Berhenti dari semua email' }).click()
  await expect(reader.getByRole('heading', { name: 'Anda sudah berhenti berlangganan' })).toBeVisible()

  await budi.goto(`/affiliate/jobs?q=${encodeURIComponent(address)}`)
  const waiting = budi.getByRole('row').filter({ hasText: address }).filter({ hasText: 'Langkah 2 dari' })
  await expect(waiting.getByText('Dibatalkan')).toBeVisible()
  await expect(waiting.getByText(/berhenti langganan/i)).toBeVisible()
})

async function numberIn(place: { textContent(): Promise<string | null> }): Promise<number> {
  return Number((await place.textContent())?.replace(/\D/g, ''))
}
