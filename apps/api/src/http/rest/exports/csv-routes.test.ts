import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type DemoWorld, openDemoWorld } from '../../../testing/demo-world.ts'
import { errorShape } from '../../../testing/rest-client.ts'

let world: DemoWorld
beforeAll(async () => {
  world = await openDemoWorld()
}, 90_000)
afterAll(() => world?.close(), 30_000)

type Row = Readonly<Record<string, string>>

async function download(path: string, client = world.budi) {
  const { status, headers, text } = await client.getText(`/api/affiliate/${path}`)
  expect([status, text.slice(0, 1)]).toEqual([200, '\ufeff'])
  expect(headers.get('content-type')).toBe('text/csv; charset=utf-8')
  expect(headers.get('content-disposition')).toMatch(/^attachment; filename="[a-z]+-\d{4}-\d\d-\d\d\.csv"$/)
  return parse<Row>(text, { bom: true, columns: true })
}

async function count(text: string): Promise<number> {
  const { rows } = await world.db.query<{ n: number }>(
    `SELECT count(*)::int AS n FROM ${text} AND x."affiliateId" = (
       SELECT p."id" FROM "AffiliateProfile" p JOIN "User" u ON u."id" = p."userId" WHERE u."email" = 'budi@demo.test')`,
  )
  return rows[0]?.n ?? -1
}

const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+07:00$/

describe('a CSV export', () => {
  it.each([
    ['leads.csv?lang=en', '"AffiliateLead" x WHERE x."erasedAt" IS NULL', 'Created'],
    [
      'leads.csv?lang=en&hasAddress=false',
      '"AffiliateLead" x WHERE x."email" IS NULL AND x."erasedAt" IS NULL',
      'Created',
    ],
    ['jobs.csv?lang=en', '"AffiliateAutomationJob" x WHERE true', 'Scheduled'],
    ['jobs.csv?lang=en&status=failed', `"AffiliateAutomationJob" x WHERE x."status" = 'failed'`, 'Scheduled'],
    ['logs.csv?lang=en', '"AffiliateAutomationLog" x WHERE true', 'Started'],
    ['logs.csv?lang=en&status=active', `"AffiliateAutomationLog" x WHERE x."status" = 'active'`, 'Started'],
    ['ledger.csv?lang=en', '"AffiliateCreditTransaction" x WHERE true', 'Time'],
    ['ledger.csv?lang=en&type=topup', `"AffiliateCreditTransaction" x WHERE x."type" = 'topup'`, 'Time'],
  ])('%s holds what its filter finds, with times in the zone', async (path, table, time) => {
    const expected = await count(table)
    const rows = await download(path)
    expect(expected).toBeGreaterThan(0)
    expect(rows).toHaveLength(expected)
    for (const row of rows) {
      expect(row[time]).toMatch(TIME)
      expect(row['Time zone']).toBe('Asia/Jakarta')
    }
    expect(new Set(rows.map((row) => row.ID ?? row.Number)).size).toBe(expected)
  })

  it('runs nothing in a spreadsheet, and its titles and separator can be chosen', async () => {
    const { leadId } = await world.newLead()
    await world.db.query(
      `UPDATE "AffiliateLead" SET "name" = '=HYPERLINK("https://x.example")', "whatsapp" = '+6281234567890' WHERE "id" = $1`,
      [leadId],
    )
    const [row] = (await download('leads.csv')).filter(({ ID }) => ID === leadId)
    expect(row).toMatchObject({ Nama: `'=HYPERLINK("https://x.example")`, WhatsApp: "'+6281234567890" })
    const { text } = await world.budi.getText('/api/affiliate/leads.csv?separator=semicolon')
    expect(text.split('\r\n')[0]).toBe(
      '\ufeffID;Nama;Email;WhatsApp;Tag;Status;Sumber;Alasan tidak dikirimi email;Dibuat;Zona waktu',
    )
    for (const path of ['leads.csv', 'jobs.csv', 'logs.csv', 'ledger.csv']) {
      const cells = (await download(path)).flatMap((each) => Object.values(each))
      expect(cells.filter((cell) => /^[=+@\t\r]|^-\D/.test(cell))).toEqual([])
    }
  })

  it("holds nothing of another affiliate's, and names a wrong filter", async () => {
    const [own] = await download('leads.csv')
    expect(await download('leads.csv', world.siti)).not.toContainEqual(
      expect.objectContaining({ ID: own?.ID }),
    )
    for (const [path, field] of [
      ['leads.csv?hasAddress=maybe', 'hasAddress'],
      ['jobs.csv?status=nope', 'status'],
      ['logs.csv?separator=tab', 'separator'],
      ['ledger.csv?type=gift', 'type'],
    ]) {
      const { status, body } = await world.budi.get(`/api/affiliate/${path}`)
      expect([status, body]).toEqual([400, errorShape(field)])
    }
    expect((await world.nobody.get('/api/affiliate/leads.csv')).status).toBe(401)
    expect((await world.admin.get('/api/affiliate/leads.csv')).status).toBe(403)
  })
})
