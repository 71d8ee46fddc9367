import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type DemoWorld, openDemoWorld } from '../../../testing/demo-world.ts'
import { errorShape } from '../../../testing/rest-client.ts'
import { REST_ROUTES } from '../routes.ts'

let world: DemoWorld
beforeAll(async () => {
  world = await openDemoWorld()
}, 90_000)
afterAll(() => world?.close(), 30_000)

type Row = Readonly<Record<string, string>>

async function download(path: string, client = world.budi) {
  const face = client === world.admin ? 'admin' : 'affiliate'
  const { status, headers, text } = await client.getText(`/api/${face}/${path}`)
  expect([status, text.slice(0, 1)]).toEqual([200, '\ufeff'])
  expect(headers.get('content-type')).toBe('text/csv; charset=utf-8')
  expect(headers.get('content-disposition')).toMatch(/^attachment; filename="[a-z-]+-\d{4}-\d\d-\d\d\.csv"$/)
  return parse<Row>(text, { bom: true, columns: true })
}

const BUDIS = `x."affiliateId" = (
  SELECT p."id" FROM "AffiliateProfile" p JOIN "User" u ON u."id" = p."userId" WHERE u."email" = 'budi@demo.test')`

async function count(text: string): Promise<number> {
  const { rows } = await world.db.query<{ n: number }>(`SELECT count(*)::int AS n FROM ${text}`)
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
    ['automations.csv?lang=en', `"AffiliateAutomation" x WHERE x."status" <> 'archived'`, 'Created'],
    [
      'automations.csv?lang=en&status=active',
      `"AffiliateAutomation" x WHERE x."status" = 'active'`,
      'Created',
    ],
    ['optin-forms.csv?lang=en', '"OptinForm" x WHERE true', 'Created'],
  ])('%s holds what its filter finds, with times in the zone', async (path, table, time) => {
    const expected = await count(`${table} AND ${BUDIS}`)
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
      '\ufeffID;Nama;Email;WhatsApp;Tag;Status;Sumber;Alasan tidak dikirimi email;Dibuat;Kode status;Kode sumber;Kode alasan;Zona waktu',
    )
    for (const path of [
      'leads.csv',
      'jobs.csv',
      'logs.csv',
      'ledger.csv',
      'optin-forms.csv',
      'automations.csv',
    ]) {
      const cells = (await download(path)).flatMap((each) => Object.values(each))
      expect(cells.filter((cell) => /^[=+@\t\r]|^-\D/.test(cell))).toEqual([])
    }
  })

  it('has words for people, in the language asked for, and codes beside them for programs', async () => {
    const columns = {
      'jobs.csv': [
        'Status',
        'Alasan',
        'Status pengantaran',
        'Kode status',
        'Kode alasan',
        'Kode pengantaran',
      ],
      'leads.csv': [
        'Status',
        'Sumber',
        'Alasan tidak dikirimi email',
        'Kode status',
        'Kode sumber',
        'Kode alasan',
      ],
      'logs.csv': ['Status', 'Pemicu', 'Kode status', 'Kode pemicu'],
      'ledger.csv': ['Jenis', 'Kode jenis'],
      'automations.csv': ['Pemicu', 'Status', 'Kode pemicu', 'Kode status'],
      'optin-forms.csv': ['Status', 'Kode status'],
    }
    for (const [path, names] of Object.entries(columns)) {
      const rows = await download(path)
      const said = names.filter((name) => !name.startsWith('Kode'))
      for (const row of rows)
        for (const [place, name] of said.entries()) {
          const code = row[names[said.length + place] ?? ''] ?? ''
          expect(row[name] === '', `${path} ${name}`).toBe(code === '')
          expect(row[name], `${path} ${name}`).toMatch(/^(?:API|[A-Z][a-z][^_]*)?$/)
        }
    }
    const [failed] = (await download('jobs.csv?lang=en&errorCode=INSUFFICIENT_CREDIT')) ?? []
    expect(failed).toMatchObject({
      Status: 'Failed',
      'Status code': 'failed',
      Reason: 'Not enough credit',
      'Reason code': 'INSUFFICIENT_CREDIT',
    })
  })

  it.each([
    ['affiliates.csv?lang=en', '"AffiliateProfile"', 'Created'],
    ['affiliates.csv?lang=en&q=siti', `"AffiliateProfile" WHERE "displayName" ILIKE '%siti%'`, 'Created'],
    ['users.csv?lang=en', '"User"', 'Created'],
    ['users.csv?lang=en&role=admin', `"User" WHERE "role" = 'admin'`, 'Created'],
    ['alerts.csv?lang=en&state=all', '"Alert"', 'Opened'],
    ['alerts.csv?lang=en&state=resolved', '"Alert" WHERE "resolvedAt" IS NOT NULL', 'Opened'],
    ['audit.csv?lang=en&actor=admin', `"ActivityLog" WHERE "actorKind" = 'admin'`, 'Time'],
    ['credit-checks.csv?lang=en', `"ProviderCheck" WHERE "provider" = 'mailketing'`, 'Time'],
  ])('%s holds for admins what its filter finds', async (path, table, time) => {
    const expected = await count(table)
    const rows = await download(path, world.admin)
    expect(expected).toBeGreaterThan(0)
    expect(rows).toHaveLength(expected)
    expect(new Set(rows.map(({ ID }) => ID)).size).toBe(expected)
    for (const row of rows)
      expect([row[time], row['Time zone']]).toEqual([expect.stringMatching(TIME), 'Asia/Jakarta'])
  })

  it('of imports has every one that was started, page by page', async () => {
    await world.db.query(
      `INSERT INTO "LeadImport" ("id", "affiliateId", "status", "fileName", "startedAt", "endedAt", "totalRows", "doneRows", "created", "consentText", "consentSource", "createdAt")
       SELECT gen_random_uuid(), x."id", 'completed', 'lead ' || n || '.csv', now(), now(), n, n, n, 'Setuju', 'Bazar', '2026-11-01T00:00:00Z'::timestamptz + n / 3 * interval '1 s'
         FROM generate_series(1, 205) n, (SELECT "affiliateId" AS "id" FROM "OptinForm" WHERE "id" = $1) x`,
      [world.formId],
    )
    const rows = await download('imports.csv?lang=en')
    expect(rows.map((row) => row.Rows).toSorted()).toEqual(
      Array.from({ length: 205 }, (_each, n) => `${n + 1}`).toSorted(),
    )
    expect(rows[0]).toMatchObject({
      Status: 'Import finished',
      'Status code': 'completed',
      Started: expect.stringMatching(TIME),
    })
    expect(await download('imports.csv', world.siti)).toEqual([])
  })

  it('reports an automation step by step, and answers 404 for one of another affiliate', async () => {
    const { rows } = await world.db.query<{ id: string; sent: number }>(
      `SELECT s."automationId" AS "id", sum(s."sentCount")::int AS "sent" FROM "AffiliateAutomationStep" s
       WHERE s."affiliateId" = (SELECT p."id" FROM "AffiliateProfile" p JOIN "User" u ON u."id" = p."userId"
         WHERE u."email" = 'budi@demo.test') GROUP BY 1 ORDER BY 2 DESC LIMIT 1`,
    )
    const [automation] = rows
    const path = `report.csv?id=${automation?.id}&window=all&lang=en`
    const steps = await download(path)
    expect(steps.reduce((sum, step) => sum + Number(step.Sent), 0)).toBe(automation?.sent)
    expect(steps[0]).toMatchObject({ Step: '1', From: '', 'Time zone': 'Asia/Jakarta' })
    expect(Number(steps[0]?.['Opened (estimate)'])).toBeGreaterThan(0)
    expect((await world.siti.get(`/api/affiliate/${path}`)).status).toBe(404)
    expect((await world.budi.get('/api/affiliate/report.csv?id=x')).status).toBe(400)
  })

  it('sums up the mails of all sequences, and for admins of all affiliates', async () => {
    const sentBy = (rows: readonly Row[], group: string) =>
      rows.filter((row) => row['By, as a code'] === group).reduce((sum, row) => sum + Number(row.Sent), 0)
    const expected = await count(`"AffiliateAutomationJob" x WHERE x."status" = 'completed' AND ${BUDIS}`)
    const own = await download('delivery.csv?window=all&lang=en')
    for (const group of ['total', 'month', 'automation', 'domain']) expect(sentBy(own, group)).toBe(expected)
    expect(own.find((row) => row.By === 'Recipient domain')).toMatchObject({ Name: '*.com' })
    const all = await download('delivery.csv?window=all&lang=en', world.admin)
    const everybodys = await count(`"AffiliateAutomationJob" x WHERE x."status" = 'completed'`)
    for (const group of ['total', 'affiliate']) expect(sentBy(all, group)).toBe(everybodys)
    expect(sentBy(await download('delivery.csv?lang=en', world.siti), 'total')).toBeLessThan(expected)
  })

  it("holds nothing of another affiliate's, and names a wrong filter", async () => {
    const [own] = await download('leads.csv')
    expect(await download('leads.csv', world.siti)).not.toContainEqual(
      expect.objectContaining({ ID: own?.ID }),
    )
    for (const name of ['optin-forms', 'automations']) {
      const [ownRow] = await download(`${name}.csv`)
      const theirs = await download(`${name}.csv`, world.siti)
      expect(theirs.map(({ ID }) => ID)).not.toContain(ownRow?.ID)
    }
    for (const [path, field] of [
      ['automations.csv?status=old', 'status'],
      ['optin-forms.csv?q=x', 'q'],
      ['leads.csv?hasAddress=maybe', 'hasAddress'],
      ['jobs.csv?status=nope', 'status'],
      ['logs.csv?separator=tab', 'separator'],
      ['ledger.csv?type=gift', 'type'],
      ['delivery.csv?window=1y', 'window'],
    ]) {
      const { status, body } = await world.budi.get(`/api/affiliate/${path}`)
      expect([status, body]).toEqual([400, errorShape(field)])
    }
    for (const { path, access } of REST_ROUTES.filter(
      ({ csv, access }) => csv === true && access !== 'public',
    )) {
      const address = path.replace(':id', '00000000-0000-7000-8000-00000000dead')
      expect((await world.nobody.get(address)).status, path).toBe(401)
      const wrong = access === 'admin' ? world.budi : world.admin
      expect((await wrong.get(address)).status, path).toBe(403)
    }
  })
})
