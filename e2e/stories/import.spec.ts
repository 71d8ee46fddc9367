import { readFileSync } from 'node:fs'
import { expect, type Page, type PageWish, PHONE, test } from '../fixtures.ts'

const GOOD_ROWS = 40

/** Ten rows that cannot be leads: the line, the column and the cells, as Excel with Indonesian settings saves them. */
const WRONG = [
  [3, 'Email', 'Ani Lestari;;0812 3456 7001;'],
  [5, 'Email', 'Bagus Permana;bagus.contoh.id;;'],
  [9, 'Email', 'Citra Utami;citra@;;'],
  [12, 'Email', 'Dewi, S.Pd.;dewi@x.id, dewi@y.id;;'],
  [17, 'Email', 'Eka Putra;eka putra@x.id;;'],
  [21, 'No. WhatsApp', 'Farah Aulia;farah@x.id;8,12E+11;'],
  [26, 'No. WhatsApp', 'Gita Sari;gita@x.id;0812;'],
  [31, 'No. WhatsApp', 'Hana Wati;hana@x.id;0812 3456 7890 / 0813 4567 8901;'],
  [38, 'No. WhatsApp', 'Ibu Tuti;tuti@x.id;(021) 5795 0000;'],
  [50, 'Label', `Joko Susilo;joko@x.id;;${'x'.repeat(41)}`],
] as const

/** As Excel with Indonesian settings saves it: semicolons, Windows-1252, a comma in names. */
function excelFile(mark: string): Buffer {
  const lines: string[] = ['Nama Lengkap;Email;No. WhatsApp;Label']
  const wrong = new Map<number, string>(WRONG.map(([line, , cells]) => [line, cells]))
  for (let line = 2, lead = 1; line <= GOOD_ROWS + WRONG.length + 1; line += 1) {
    const cells = wrong.get(line)
    lines.push(
      cells ?? `No\u00ebl ${mark} ${lead}, S.E.;${mark}-${lead}@contoh.id;0812-3456-${1_000 + lead};pembeli`,
    )
    if (cells === undefined) lead += 1
  }
  return Buffer.from(`${lines.join('\r\n')}\r\n`, 'latin1')
}

const SIZES: readonly (readonly [name: string, wish: PageWish])[] = [
  ['a desktop', { viewport: { width: 1440, height: 900 } }],
  ['a phone', { ...PHONE, viewport: { width: 360, height: 740 } }],
]

for (const [name, wish] of SIZES) {
  test(`a newcomer imports the file of an Indonesian Excel on ${name}`, async ({ openAs, newAddress }) => {
    const page = await openAs('baru', wish)
    const mark = newAddress().slice(0, 12)
    await page.goto('/affiliate/leads')
    await page.getByRole('main').getByRole('link', { name: 'Impor' }).first().click()
    await expect(page.getByRole('heading', { name: 'Impor lead' })).toBeInViewport()
    // Fingers drag no files.
    const isTouch = wish.hasTouch === true
    await expect(page.getByText('Tarik file ke sini')).toBeVisible({ visible: !isTouch })
    await chooseFile(page, excelFile(mark))

    // Every column is recognised; the accent of Windows-1252 is right.
    await expect(page.getByText('50 baris', { exact: false }).first()).toBeVisible()
    for (const [title, field] of [
      ['Nama Lengkap', 'name'],
      ['Email', 'email'],
      ['No. WhatsApp', 'whatsapp'],
      ['Label', 'tags'],
    ])
      await expect(page.getByLabel(`Isi kolom ${title}`)).toHaveValue(field ?? '')
    await expect(page.getByText(`Noël ${mark} 1, S.E.`)).toBeVisible()

    // Nothing is imported without a declared consent.
    const start = page.getByRole('button', { name: 'Impor 50 baris' })
    // What the last import of this account declared was about other people.
    await expect(page.getByLabel('Apa yang mereka setujui')).toHaveValue('')
    await expect(page.getByLabel('Di mana mereka menyetujuinya')).toHaveValue('')
    await start.click()
    await expect(page.getByText('Tulis apa yang mereka setujui.')).toBeVisible()
    await page.getByLabel('Apa yang mereka setujui').fill('Saya setuju menerima email info kelas.')
    await page.getByLabel('Di mana mereka menyetujuinya').fill('Formulir webinar 12 Mei')
    await page.getByLabel('Tag untuk semua lead di file ini').fill(`webinar ${mark}`)
    await start.click()

    await expect(page.getByRole('progressbar', { name: 'Baris diproses' })).toHaveAttribute(
      'aria-valuenow',
      '50',
    )
    await expect(page.getByRole('heading', { name: 'Impor selesai' })).toBeVisible()
    await expect(tile(page, 'Lead baru')).toContainText(String(GOOD_ROWS))
    await expect(tile(page, 'Ditolak')).toContainText('10')

    const rows = page.getByRole('table', { name: 'Baris yang ditolak' }).locator('tbody tr')
    await expect(rows).toHaveCount(10)
    for (const [place, [line, column]] of WRONG.entries()) {
      await expect(rows.nth(place)).toContainText(String(line))
      await expect(rows.nth(place)).toContainText(column)
    }
    await expect(rows.nth(5)).toContainText('8,12E+11')

    const download = page.waitForEvent('download')
    await page.getByRole('link', { name: 'Unduh CSV' }).click()
    const csv = readFileSync(await (await download).path(), 'utf8')
    const lines = csv.trimEnd().split('\r\n')
    expect(lines).toHaveLength(11)
    expect(lines[0]).toBe('\ufeffBaris;Kolom;Alasan;Nama Lengkap;Email;No. WhatsApp;Label')
    expect(lines[1]).toMatch(/^3;Email;.+;Ani Lestari;;0812 3456 7001;$/)

    await page.goto(`/affiliate/leads?q=${encodeURIComponent(`${mark}-7@contoh.id`)}`)
    await expect(page.getByRole('link', { name: `Noël ${mark} 7, S.E.` })).toBeVisible()
  })
}

test('a file that is no table says what to do', async ({ baru }) => {
  await baru.goto('/affiliate/leads/import')
  await chooseFile(baru, Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), 'lama.xls')
  await expect(baru.getByRole('alert').filter({ hasText: '.xlsx' })).toBeVisible()
  await expect(baru.getByRole('button', { name: 'Pilih file' })).toBeEnabled()
})

async function chooseFile(page: Page, buffer: Buffer, name = 'peserta webinar.csv'): Promise<void> {
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Pilih file' }).click()
  await (await chooser).setFiles({ name, mimeType: 'text/csv', buffer })
}

function tile(page: Page, label: string) {
  return page.getByLabel('Hasil impor').locator('> *').filter({ hasText: label })
}
