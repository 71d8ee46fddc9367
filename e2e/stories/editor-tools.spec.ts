import { readFileSync } from 'node:fs'
import { expect, type Page, test } from '../fixtures.ts'
import type { ApiClient } from '../world/api-client.ts'

interface Sequence {
  readonly name: string
  readonly onNoCredit: string
  readonly steps: readonly {
    readonly delayMinutes: number
    readonly emailSubject: string
    readonly emailBody: string
  }[]
}

const PICTURE = 'https://gambar.example.com/panduan.png'
/** One white dot. */
const DOT = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mP8/x8AAwMCAO+ip1sAAAAASUVORK5CYII=',
  'base64',
)

test('steps are dragged, a button and a picture are put in, and the preview shows a dark program without pictures', async ({
  baru,
  apiAs,
}) => {
  const api = await apiAs('baru')
  const id = await createThree(api, 'Diseret')
  let fetched = 0
  await baru.route(PICTURE, (route) => {
    fetched += 1
    return route.fulfill({ contentType: 'image/png', body: DOT })
  })
  await baru.goto(`/affiliate/automation/${id}`)
  await dragStep(baru, { from: 2, to: 0 })
  await expect(baru.locator('.flow__subject')).toHaveText(['Tiga', 'Satu', 'Dua'])

  const body = baru.getByRole('textbox', { name: 'Isi email' })
  await body.click()
  await baru.keyboard.press('ControlOrMeta+End')
  await baru.getByRole('button', { name: 'Tombol', exact: true }).click()
  await baru.getByLabel('Tombol menuju').fill('toko.id/beli')
  await baru.keyboard.press('Enter')
  const frame = baru.frameLocator('iframe[title="Pratinjau email"]')
  await expect(frame.getByRole('link', { name: 'Tulis teks tombol' })).toBeVisible()

  // A layout is put in the place of the text, with a picture that has no address yet: the checks say so.
  await baru.getByRole('button', { name: 'Tata letak' }).click()
  await baru.getByRole('menuitem', { name: 'Gambar di atas' }).click()
  const checks = baru.locator('.checks')
  await expect(checks).toContainText('Gambar tanpa alamat https tidak ikut terkirim.')
  await expect(checks).toContainText('Tautan tanpa https:// tidak menuju ke mana pun: tanpa alamat.')
  await expect(frame.getByRole('heading')).toBeVisible()
  await expect(frame.locator('img')).toHaveCount(0)
  await body.locator('img:not(.ProseMirror-separator)').click()
  await baru.getByLabel('Alamat gambar').fill(PICTURE)
  await expect(frame.locator(`img[src="${PICTURE}"]`)).toBeVisible()
  await expect(checks).not.toContainText('Gambar tanpa alamat https')
  await expect.poll(() => fetched, { message: 'the preview loads the picture' }).toBeGreaterThan(0)

  // The program of the preview is the one that is chosen, whatever the app itself looks like.
  const mail = frame.locator('body')
  const lightText = await mail.evaluate((element) => getComputedStyle(element).color)
  await baru.emulateMedia({ colorScheme: 'dark' })
  await expect(baru.locator('html')).toHaveAttribute('data-theme', 'dark')
  await expect(mail).toHaveCSS('color', lightText)
  await baru.getByRole('button', { name: 'Aplikasi email gelap' }).click()
  await expect(frame.locator('html')).toHaveCSS('filter', /invert/)
  const before = fetched
  await baru.getByRole('button', { name: 'Tanpa gambar' }).click()
  await expect(frame.locator('meta[content="img-src \'none\'"]')).toBeAttached()
  await expect(frame.locator('img').first()).toHaveJSProperty('naturalWidth', 0)
  expect(fetched).toBe(before)

  await expect(baru.getByText(/^Draf tersimpan/)).toBeVisible()
  const draft = await api.query<Sequence>('automation.draft', { id })
  expect(draft.steps.map(({ delayMinutes, emailSubject }) => [delayMinutes, emailSubject])).toEqual([
    [0, 'Tiga'],
    [1_440, 'Satu'],
    [2_880, 'Dua'],
  ])
})

test('a sequence is renamed, its rules are changed, and a file of it becomes another one', async ({
  baru,
  apiAs,
}) => {
  const api = await apiAs('baru')
  const id = await createThree(api, 'Nama lama')
  await baru.goto(`/affiliate/automation/${id}`)
  await baru.getByRole('button', { name: 'Ubah nama alur' }).click()
  await baru.getByLabel('Nama alur').fill('Nama baru')
  await baru.keyboard.press('Enter')
  await expect(baru.getByRole('heading', { level: 1, name: 'Nama baru' })).toBeVisible()

  await openMenu(baru, 'Aturan')
  const rules = baru.getByRole('dialog', { name: 'Aturan alur' })
  await rules.getByLabel('Jika kredit habis').selectOption({ label: 'Email menunggu kredit' })
  await expect(rules.getByLabel('Jika lead membalas')).toHaveValue('go_on')
  await expect(rules.getByText('Aplikasi ini tidak melihat balasan lead')).toBeVisible()
  await rules.getByLabel('Jika lead membalas').selectOption({ label: 'Alur berakhir untuk lead itu' })
  await rules.getByLabel('Tujuan alur').fill('Bayar Lunas, ')
  await rules.getByRole('button', { name: 'Tambah tujuan paid' }).click()
  await expect(rules.getByLabel('Tujuan alur')).toHaveValue('bayar_lunas, paid')
  await expect(rules.getByLabel('Hitung email dibuka')).toHaveValue('auto')
  await rules.getByLabel('Hitung email dibuka').selectOption({ label: 'Di semua email' })
  await rules.getByLabel('Hitung klik').selectOption({ label: 'Tidak dihitung' })
  await rules.getByRole('button', { name: 'Simpan aturan' }).click()
  await expect(rules).toBeHidden()
  expect(await api.query<Sequence>('automation.get', { id })).toMatchObject({
    name: 'Nama baru',
    onNoCredit: 'hold',
    ...{ trackOpens: 'on', trackClicks: false, endOnReply: true },
    goalEvents: ['bayar_lunas', 'paid'],
  })

  const started = baru.waitForEvent('download')
  await openMenu(baru, 'Ekspor sebagai file')
  const file = await started
  expect(file.suggestedFilename()).toBe('nama-baru.json')
  const content = readFileSync(await file.path())
  await baru.goto('/affiliate/automation')
  const choice = baru.waitForEvent('filechooser')
  await baru.getByRole('button', { name: 'Impor', exact: true }).click()
  const input = await choice
  await input.setFiles({
    name: 'catatan.json',
    mimeType: 'application/json',
    buffer: Buffer.from('bukan alur'),
  })
  await expect(baru.getByRole('alert').getByText('File ini bukan ekspor alur.')).toBeVisible()
  await input.setFiles({ name: 'nama-baru.json', mimeType: 'application/json', buffer: content })
  await expect(baru.locator('.flow__subject')).toHaveText(['Satu', 'Dua', 'Tiga'])
  const copyId = new URL(baru.url()).pathname.split('/').at(-1)
  expect(copyId).not.toBe(id)
  const texts = (sequence: Sequence) =>
    sequence.steps.map(({ delayMinutes, emailSubject, emailBody }) => [delayMinutes, emailSubject, emailBody])
  expect(texts(await api.query<Sequence>('automation.draft', { id: copyId }))).toEqual(
    texts(await api.query<Sequence>('automation.draft', { id })),
  )
})

/** With the mouse, by the grip, over the middle of the step whose place it takes. */
async function dragStep(
  page: Page,
  { from, to }: { readonly from: number; readonly to: number },
): Promise<void> {
  const grip = await page.locator('.flow__grip').nth(from).boundingBox()
  const target = await page.locator('.flow > li').nth(to).boundingBox()
  if (grip === null || target === null) throw new Error('there is no such step')
  await page.mouse.move(grip.x + grip.width / 2, grip.y + grip.height / 2)
  await page.mouse.down()
  await page.mouse.move(target.x + target.width / 2, target.y + 4, { steps: 5 })
  await expect(page.locator('.flow > li').nth(to)).toHaveAttribute('data-drop', 'before')
  await page.mouse.up()
}

async function openMenu(page: Page, item: string): Promise<void> {
  await page.getByRole('button', { name: 'Menu alur' }).click()
  await page.getByRole('menuitem', { name: item }).click()
}

async function createThree(api: ApiClient, name: string): Promise<string> {
  const steps = ['Satu', 'Dua', 'Tiga'].map((emailSubject, place) => ({
    delayMinutes: place * 1_440,
    emailSubject,
    preheader: 'Sedikit lagi',
    emailBody: `<p>Halo {{nama|Kak}}, ini ${emailSubject}.</p>`,
  }))
  const { id } = await api.mutate<{ readonly id: string }>('automation.create', {
    name,
    triggerType: 'WELCOME',
    steps,
  })
  return id
}
