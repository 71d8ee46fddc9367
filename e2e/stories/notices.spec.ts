import { expect, type Page, test } from '../fixtures.ts'
import { addAffiliate, PASSWORD } from '../world/add-affiliate.ts'
import { type ApiClient, signInWith } from '../world/api-client.ts'

/** The sweep comes once a minute. */
const WITHIN_A_SWEEP = { timeout: 75_000 }

async function giveCredit(admin: ApiClient, email: string, credits: number): Promise<void> {
  const { rows } = await admin.query<{
    readonly rows: readonly { readonly id: string; readonly email: string }[]
  }>('admin.affiliate.list', { q: email })
  const affiliateId = rows.find((row) => row.email === email)?.id
  await admin.mutate('admin.affiliate.topUp', {
    ...{ affiliateId, amountCredits: credits, reason: 'Uji', reference: crypto.randomUUID() },
  })
}

async function setMark(page: Page, credits: string): Promise<void> {
  await page.goto('/affiliate/settings')
  await page.getByRole('button', { name: 'Ubah batas kredit hampir habis' }).click()
  await page.getByRole('textbox', { name: 'Batas kredit hampir habis' }).fill(credits)
  await page.getByRole('button', { name: 'Simpan batas' }).click()
  await expect(page.getByText('Tersimpan').first()).toBeVisible()
}

test('an affiliate with an own mark is notified once in the app and by mail, reads it, and mutes it', async ({
  apiAs,
  openAs,
  visitor,
  world,
  sandbox,
  newAddress,
}) => {
  test.setTimeout(240_000)
  const email = newAddress()
  const admin = await apiAs('admin')
  await addAffiliate({ admin, sandbox, page: visitor, email, name: 'Dian Pemberitahuan' })
  await giveCredit(admin, email, 1_200)
  const api = await signInWith(world.url, { email, password: PASSWORD })
  const dian = await openAs(api)
  const subjects = async () => (await sandbox.messagesTo(email)).map(({ subject }) => subject)

  await dian.goto('/affiliate/settings')
  await dian.getByRole('button', { name: 'Ubah batas kredit hampir habis' }).click()
  await dian.getByRole('textbox', { name: 'Batas kredit hampir habis' }).fill('nol')
  await dian.getByRole('button', { name: 'Simpan batas' }).click()
  await expect(dian.getByText('Tulis jumlah kredit dari 1 sampai 1.000.000.')).toBeVisible()
  await setMark(dian, '1.500')
  await expect.poll(subjects, WITHIN_A_SWEEP).toContain('[Affiliate Booster] Kredit Anda tinggal 1.200')

  await dian.goto('/affiliate/')
  const card = dian.locator('.notices')
  await dian.getByRole('button', { name: '1 kabar untuk Anda' }).click()
  await expect(card.getByRole('link', { name: 'Kredit tinggal 1.200, batas 1.500' })).toHaveAttribute(
    'href',
    '/affiliate/credits',
  )
  await card.getByRole('button', { name: /^Tandai dibaca/ }).click()
  await expect(card).toHaveCount(0)
  await dian.reload()
  await expect(dian.getByRole('heading', { name: 'Ringkasan' })).toBeVisible()
  await expect(dian.getByRole('button', { name: 'kabar untuk Anda' })).toHaveCount(0)

  // Another mark is another crossing; it is shown, and no mail goes out where mails are muted.
  await dian.goto('/affiliate/settings')
  const byMail = dian.getByRole('switch', { name: 'Kredit hampir habis: Email' })
  await byMail.click()
  await expect(byMail).not.toBeChecked()
  await expect(dian.getByText('Tersimpan').first()).toBeVisible()
  await setMark(dian, '2.000')
  const unread = async () =>
    (await api.query<{ readonly notices: readonly { readonly other: number }[] }>('stats.overview')).notices
  await expect.poll(unread, WITHIN_A_SWEEP).toMatchObject([{ other: 2_000 }])
  expect((await subjects()).filter((subject) => subject.includes('Kredit'))).toHaveLength(1)
})
