import type { Browser } from '@playwright/test'
import { expect, PHONE } from '../fixtures.ts'
import { type Hand, type HandKind, handOn } from './hand.ts'

const THREE_MINUTES_MS = 180_000
const MOST_MS_OF_A_STEP = 30_000

/** Where a newcomer begins: accounts that have nothing yet, and the inbox that the first mail ends in. */
export interface Beginning {
  readonly url: string
  readonly admin: Account
  readonly affiliate: Account & { readonly name: string }
  readonly mailsTo: (address: string) => Promise<readonly unknown[]>
}

interface Account {
  readonly email: string
  readonly password: string
}

/**
 * From the first credit to the first mail, by following the screen: each person opens one address, signs in, and goes on
 * by what the pages offer.
 */
export async function tellNewcomerStory(
  browser: Browser,
  { kind, start, lead }: { readonly kind: HandKind; readonly start: Beginning; readonly lead: string },
): Promise<void> {
  const startedAt = performance.now()
  const open = async (options = {}) => {
    const context = await browser.newContext({ ...options, baseURL: start.url, locale: 'id-ID' })
    context.setDefaultTimeout(MOST_MS_OF_A_STEP)
    return handOn(kind, await context.newPage())
  }
  const admin = await open()
  await signIn(admin, '/admin/', start.admin)
  await giveCredit(admin, start.affiliate)

  const affiliate = await open()
  await signIn(affiliate, '/affiliate/', start.affiliate)
  await expect(step(affiliate, 'Isi kredit').getByText('Selesai')).toBeVisible()
  await makeSequence(affiliate)
  const address = await makeForm(affiliate)
  await signUp(await open(PHONE), { address, lead })

  await expect.poll(async () => (await start.mailsTo(lead)).length).toBe(1)
  await affiliate.press(sideNavigation(affiliate, 'Antrean'))
  const mail = affiliate.page.getByRole('row').filter({ hasText: lead }).filter({ hasText: 'Terkirim' })
  await expect(mail).toHaveCount(1)
  await affiliate.press(sideNavigation(affiliate, 'Ringkasan'))
  await expect(affiliate.page.getByRole('heading', { level: 1, name: 'Ringkasan' })).toBeVisible()
  await expect(affiliate.page.locator('.first-steps')).toHaveCount(0)
  expect(performance.now() - startedAt).toBeLessThan(THREE_MINUTES_MS)
  await Promise.all(browser.contexts().map((context) => context.close()))
}

async function signIn(hand: Hand, path: string, { email, password }: Account): Promise<void> {
  const { page } = hand
  await page.goto(path)
  await hand.write(page.getByLabel('Email', { exact: true }), email)
  await hand.write(page.getByLabel('Kata sandi', { exact: true }), password)
  await hand.press(page.getByRole('button', { name: 'Masuk', exact: true }))
}

async function giveCredit(hand: Hand, affiliate: Account): Promise<void> {
  const { page } = hand
  await hand.press(sideNavigation(hand, 'Affiliate'))
  const row = page.getByRole('row').filter({ hasText: affiliate.email })
  await hand.press(row.getByRole('button', { name: /^Ubah saldo/ }))
  const dialog = page.getByRole('dialog')
  await hand.write(dialog.getByLabel('Jumlah kredit'), '50')
  await hand.write(dialog.getByLabel('Alasan'), 'Kredit pertama')
  await hand.press(dialog.getByRole('button', { name: 'Lanjut' }))
  await hand.press(dialog.getByRole('button', { name: 'Simpan' }))
  await dialogIsGone(hand)
}

/** From a template, active at once. */
async function makeSequence(hand: Hand): Promise<void> {
  const { page } = hand
  await hand.press(step(hand, 'Buat alur email').getByRole('link', { name: 'Buat alur' }))
  const dialog = page.getByRole('dialog', { name: 'Buat alur' })
  await hand.write(dialog.getByLabel('Nama alur'), 'Sambutan pertama')
  await hand.tick(dialog.getByRole('checkbox', { name: 'Aktifkan sekarang' }))
  await hand.press(dialog.getByRole('button', { name: 'Buat dan aktifkan' }))
  await dialogIsGone(hand)
  await expect(page.getByText('Sambutan pertama').first()).toBeVisible()
  await hand.press(sideNavigation(hand, 'Ringkasan'))
  await expect(step(hand, 'Aktifkan alur').getByText('Selesai')).toBeVisible()
}

/** @returns the address of its page */
async function makeForm(hand: Hand): Promise<string> {
  const { page } = hand
  await hand.press(step(hand, 'Siapkan penerima pertama').getByRole('link', { name: 'Buat formulir' }))
  const dialog = page.getByRole('dialog', { name: 'Buat formulir' })
  await hand.write(dialog.getByLabel('Judul'), 'Kelas Teh')
  await hand.press(dialog.getByRole('button', { name: 'Buat formulir' }))
  await dialogIsGone(hand)
  await hand.press(page.getByRole('tab', { name: 'Bagikan' }))
  return (await page.locator('.form-share__address a').getAttribute('href')) ?? ''
}

async function signUp(hand: Hand, visit: { readonly address: string; readonly lead: string }): Promise<void> {
  const { page } = hand
  await page.goto(visit.address)
  await hand.write(page.getByLabel('Nama'), 'Dewi Lestari')
  await hand.write(page.getByLabel('Email', { exact: true }), visit.lead)
  await hand.tick(page.getByRole('checkbox'))
  await hand.press(page.locator('form').getByRole('button'))
  await expect(page.getByRole('heading', { name: 'Terima kasih!' })).toBeVisible()
}

/** A line of the first steps. */
function step({ page }: Hand, title: string) {
  return page.locator('.first-steps').getByRole('listitem').filter({ hasText: title })
}

/** A count may stand beside its name. */
function sideNavigation({ page }: Hand, name: string) {
  return page
    .getByRole('navigation', { name: 'Navigasi utama' })
    .getByRole('link', { name: new RegExp(`^${name}( \\d+)?$`) })
}

/** And the focus has not gone with it. */
async function dialogIsGone({ page }: Hand): Promise<void> {
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).not.toBe('BODY')
}
