import { SYSTEM } from '@booster/engine/domain/actor'
import type { Store } from '@booster/engine/ports'
import { createLeadImportDesk } from '@booster/services/imports/lead-import-desk'
import type { LeadImportStore } from '@booster/services/imports/ports'
import type pg from 'pg'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { DATABASE_CLOCK } from '../connection/clock.ts'
import { createPool } from '../connection/connect.ts'
import { createPgStore } from '../engine-store/store.ts'
import { closePool } from '../testing/close-pool.ts'
import { insertAffiliate } from '../testing/insert-affiliate.ts'
import { readEveryRow } from '../testing/read-every-row.ts'
import { createTestDatabase, type TestDatabase } from '../testing/test-database.ts'
import { createLeadImportStore } from './create-lead-import-store.ts'
import { listBadRows } from './list-bad-rows.ts'
import { readLeadImport } from './read-lead-import.ts'

const SILENT = { info: () => undefined, warn: () => undefined, error: () => undefined }
/** What no row may hold once the person is erased. */
const PERSON = ['rahma@leads.test', '81234567890', '812-3456-7890', 'Siti Rahma']
const HEAD = 'Nama,Email,WhatsApp\n'
const SITI = 'Siti Rahma,rahma@leads.test,0812-3456-7890\n'

let database: TestDatabase
let pool: pg.Pool
let store: Store
let imports: LeadImportStore
let affiliateId: string

beforeAll(async () => {
  database = await createTestDatabase()
  pool = createPool({ url: database.url, applicationName: 'erase-imported-test', max: 4 })
  const context = { pool, clock: DATABASE_CLOCK, hashKey: 'test' }
  store = createPgStore(context)
  imports = createLeadImportStore(context)
})

afterAll(async () => {
  if (pool !== undefined) await closePool(pool)
  await database?.drop()
})

beforeEach(async () => {
  affiliateId = await insertAffiliate(pool)
})

async function upload(text: string): Promise<string> {
  const bytes = (async function* () {
    yield Buffer.from(text)
  })()
  const uploaded = await createLeadImportDesk({ imports, log: SILENT }).upload({
    affiliateId,
    fileName: 'peserta.csv',
    bytes,
  })
  if (uploaded.kind !== 'uploaded') throw new Error(`not uploaded: ${JSON.stringify(uploaded)}`)
  return uploaded.id
}

async function run(id: string): Promise<Awaited<ReturnType<typeof readLeadImport>>> {
  const started = await imports.start({
    ...{ affiliateId, id, mapping: { name: 0, email: 1, whatsapp: 2 }, onKnown: 'skip', tags: [] },
    ...{ consent: { text: 'Setuju menerima email', source: 'Webinar 12 Mei' }, actor: SYSTEM },
  })
  expect(started).toBe('started')
  await createLeadImportDesk({ imports, log: SILENT }).work()
  return readLeadImport(pool, { affiliateId, id })
}

async function eraseSiti(): Promise<void> {
  const { rows } = await pool.query<{ id: string }>(
    `SELECT "id" FROM "AffiliateLead" WHERE "affiliateId" = $1 AND "email" = 'rahma@leads.test'`,
    [affiliateId],
  )
  const leadId = rows[0]?.id ?? ''
  expect(await store.eraseLead({ affiliateId, leadId, actor: SYSTEM })).toEqual({ kind: 'changed' })
}

async function findPerson(): Promise<readonly string[]> {
  const own = (await readEveryRow(pool)).filter((row) => row.includes(affiliateId))
  return own.filter((row) => PERSON.some((word) => row.includes(word)))
}

it('takes the rows of the person out of the reports of imports, and those of nobody else', async () => {
  const refused = [
    'Siti Rahma,RAHMA@leads.test,"8,12E+11"',
    'Siti Rahma,rahma@,+62 812-3456-7890',
    'Siti Rahma,"rahma@leads.test, siti@x",',
    'Orang Lain,a.rahma@leads.test,12',
    'Orang Lain,rahma@leads.test.id,12',
    'Orang Lain,salah,0812-3456-7899',
  ]
  const id = await upload(`${HEAD}${SITI}${refused.join('\n')}\n`)
  expect(await run(id)).toMatchObject({ status: 'completed', created: 1, failed: 6 })
  expect((await findPerson()).length).toBeGreaterThan(3)

  await eraseSiti()
  const left = (await findPerson()).filter((row) => !row.includes('Orang Lain'))
  expect(left).toEqual([])
  const rows = await listBadRows(pool, { affiliateId, importId: id, afterRow: 0, limit: 9 })
  expect(rows.map(({ row, cells }) => [row, cells.length])).toEqual([
    [3, 0],
    [4, 0],
    [5, 0],
    [6, 3],
    [7, 3],
    [8, 3],
  ])
  // The report counts on.
  expect(await readLeadImport(pool, { affiliateId, id })).toMatchObject({ failed: 6 })
})

it('keeps a file that came before from bringing the person back', async () => {
  await run(await upload(`${HEAD}${SITI}`))
  const id = await upload(`${HEAD}${SITI}Ani,ani@x.id,\n`)
  await eraseSiti()
  expect(await run(id)).toMatchObject({ status: 'completed', created: 1, skipped: 1, silenced: 0 })
  expect(await findPerson()).toEqual([])
})

it('leaves it to the affiliate to enter the person again by a later file; nobody mails it', async () => {
  await run(await upload(`${HEAD}${SITI}`))
  await eraseSiti()
  expect(await run(await upload(`${HEAD}${SITI}`))).toMatchObject({ created: 1, silenced: 1 })
})
