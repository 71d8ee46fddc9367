import { readFileSync } from 'node:fs'
import { expect, type Page, test } from '../fixtures.ts'

/** Pages with a list that can be downloaded, the name of the file and a title of its rows. */
const LISTS = [
  { as: 'budi', path: '/affiliate/leads', file: 'leads', title: 'WhatsApp' },
  { as: 'budi', path: '/affiliate/jobs?status=failed', file: 'jobs', title: 'Subjek' },
  { as: 'budi', path: '/affiliate/runs', file: 'logs', title: 'Pemicu' },
  { as: 'budi', path: '/affiliate/credits', file: 'ledger', title: 'Saldo sesudah' },
  {
    as: 'budi',
    path: '/affiliate/automation?status=active',
    file: 'automations',
    title: 'Lead aktif',
  },
  { as: 'budi', path: '/affiliate/forms', file: 'optin-forms', title: 'Pendaftaran' },
  { as: 'budi', path: '/affiliate/delivery?window=all', file: 'delivery', title: 'Dilaporkan spam' },
  { as: 'admin', path: '/admin/delivery', file: 'delivery', title: 'Affiliate' },
  { as: 'admin', path: '/admin/affiliates?q=siti', file: 'affiliates', title: 'Kredit ditahan' },
  { as: 'admin', path: '/admin/users?role=affiliate', file: 'users', title: 'Terakhir masuk' },
  { as: 'admin', path: '/admin/audit?actor=admin', file: 'audit', title: 'Nilai sesudah' },
  { as: 'admin', path: '/admin/alerts', file: 'alerts', title: 'Ditangani oleh' },
  { as: 'admin', path: '/admin/credits', file: 'credit-checks', title: 'Lama (ms)' },
] as const

for (const { as, path, file, title } of LISTS) {
  test(`${path} downloads what it lists, for Excel`, async ({ openAs }) => {
    const page = await openAs(as)
    await page.goto(path)
    const { name, lines } = await download(page, 'Untuk Excel (titik koma)')
    expect(name).toMatch(new RegExp(`^${file}-\\d{4}-\\d\\d-\\d\\d\\.csv$`))
    expect(lines[0]?.split(';')).toContain(title)
    expect(lines[0]).toMatch(/^\ufeff\S.*;Zona waktu$/)
    expect(lines.length).toBeGreaterThan(1)
    expect(lines[1]).toMatch(/;Asia\/Jakarta$/)
  })
}

test('a download has the filter of its page and the language of its reader', async ({ openAs }) => {
  const page = await openAs('admin')
  await page.goto('/admin/affiliates?q=siti')
  const { lines } = await download(page, 'Untuk Google Sheets (koma)')
  expect(lines).toHaveLength(2)
  expect(lines[1]).toContain('siti@demo.test')
  await page.getByRole('button', { name: 'EN', exact: true }).click()
  const english = await download(page, 'For Google Sheets (commas)')
  expect(english.lines[0]).toContain('Credits held')
})

async function download(page: Page, form: string) {
  await page
    .getByRole('main')
    .getByRole('button', { name: /^CSV: / })
    .click()
  const started = page.waitForEvent('download')
  await page.getByRole('menuitem', { name: form }).click()
  const file = await started
  const text = readFileSync(await file.path(), 'utf8')
  return { name: file.suggestedFilename(), lines: text.trimEnd().split('\r\n') }
}
