import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { SYSTEM } from '@booster/engine/domain/actor'
import { createLeadImportDesk } from '@booster/services/imports/lead-import-desk'
import type { ImportChoices, LeadImportStore } from '@booster/services/imports/ports'
import type pg from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { DATABASE_CLOCK } from '../connection/clock.ts'
import { createPool } from '../connection/connect.ts'
import { hashEmail } from '../engine-store/steer/suppress-leads.ts'
import { writeAutomation } from '../engine-store/steer/write-automation.ts'
import { runInvariants } from '../invariants/run-invariants.ts'
import { closePool } from '../testing/close-pool.ts'
import { insertAffiliate } from '../testing/insert-affiliate.ts'
import { createTestDatabase, type TestDatabase } from '../testing/test-database.ts'
import { createLeadImportStore } from './create-lead-import-store.ts'
import { listBadRows } from './list-bad-rows.ts'
import { readLeadImport } from './read-lead-import.ts'

const WORKER = fileURLToPath(new URL('../testing/work-lead-imports.ts', import.meta.url))
const SILENT = { info: () => undefined, warn: () => undefined, error: () => undefined }
const KILLS = 3

const CHOICES: ImportChoices = {
  mapping: { name: 0, email: 1, whatsapp: 2 },
  onKnown: 'skip',
  tags: ['webinar'],
  consent: { text: 'Setuju menerima email', source: 'Webinar 12 Mei' },
}

let database: TestDatabase
let pool: pg.Pool
let imports: LeadImportStore
let affiliateId: string
let workers: ChildProcess[] = []

beforeAll(async () => {
  database = await createTestDatabase()
  pool = createPool({ url: database.url, applicationName: 'lead-import-test', max: 4 })
  imports = createLeadImportStore({ pool, clock: DATABASE_CLOCK, hashKey: 'test' })
})

afterAll(async () => {
  if (pool !== undefined) await closePool(pool)
  await database?.drop()
})

beforeEach(async () => {
  affiliateId = await insertAffiliate(pool)
})

afterEach(killWorkers)

function insertAutomation(): Promise<string> {
  const context = { pool, clock: DATABASE_CLOCK }
  return writeAutomation(context, {
    ...{ affiliateId, actor: SYSTEM, name: 'Sambutan', triggerType: 'WELCOME', status: 'active' },
    ...{
      reentry: 'once',
      onNoCredit: 'fail',
      onUnconfirmed: 'release',
      catchUp: 'send_now',
      catchUpHours: 24,
    },
    steps: [{ delayMinutes: 1_440, emailSubject: 'Halo', preheader: '', emailBody: '<p>Halo</p>' }],
  })
}

function csvOf(rows: number): string {
  return `Nama,Email,WhatsApp\n${Array.from({ length: rows }, (_, n) => `Lead ${n},lead-${n}@leads.test,0812${String(30_000_000 + n)}`).join('\n')}\n`
}

function deskOf() {
  return createLeadImportDesk({ imports, log: SILENT })
}

async function upload(text: string): Promise<string> {
  const bytes = (async function* () {
    yield Buffer.from(text)
  })()
  const uploaded = await deskOf().upload({ affiliateId, fileName: 'peserta.csv', bytes })
  if (uploaded.kind !== 'uploaded') throw new Error(`not uploaded: ${JSON.stringify(uploaded)}`)
  return uploaded.id
}

async function importText(text: string, choices: Partial<ImportChoices> = {}): Promise<string> {
  const id = await upload(text)
  expect(await imports.start({ affiliateId, id, ...CHOICES, ...choices, actor: SYSTEM })).toBe('started')
  await deskOf().work()
  return id
}

async function read(id: string) {
  const facts = await readLeadImport(pool, { affiliateId, id })
  if (facts === null) throw new Error('the import is gone')
  return facts
}

async function countsOf(id: string) {
  const { status, created, updated, skipped, failed, silenced } = await read(id)
  return { status, created, updated, skipped, failed, silenced }
}

type Lead = Record<'name' | 'email' | 'whatsapp' | 'source', string | null> & {
  tags: string[]
  unsubscribedAt: Date | null
  suppressedAt: Date | null
  consents: string[] | null
}

async function readLeads(where = 'true'): Promise<Lead[]> {
  const { rows } = await pool.query<Lead>(
    `SELECT l."name", l."email", l."whatsapp", l."source", l."tags", l."unsubscribedAt", l."suppressedAt",
       (SELECT array_agg(c."text" || ' / ' || c."source" ORDER BY c."at") FROM "LeadConsent" c
        WHERE c."affiliateId" = l."affiliateId" AND c."leadId" = l."id") AS "consents"
     FROM "AffiliateLead" l WHERE l."affiliateId" = $1 AND ${where} ORDER BY l."email"`,
    [affiliateId],
  )
  return rows
}

function startWorker(): void {
  workers.push(spawn(process.execPath, [WORKER, database.url, '200'], { stdio: 'ignore' }))
}

async function killWorkers(): Promise<void> {
  const ending = workers
  workers = []
  for (const worker of ending) {
    if (worker.exitCode !== null || worker.signalCode !== null) continue
    const ended = once(worker, 'exit')
    worker.kill('SIGKILL')
    await ended
  }
}

async function until(id: string, isIt: (facts: Awaited<ReturnType<typeof read>>) => boolean) {
  const deadline = Date.now() + 110_000
  for (;;) {
    const facts = await read(id)
    if (isIt(facts)) return facts
    if (Date.now() > deadline) throw new Error(`still ${facts.status}, ${facts.doneRows} rows`)
    await sleep(5)
  }
}

async function countRows(table: string): Promise<number> {
  const { rows } = await pool.query<{ n: number }>(
    `SELECT count(*)::int AS n FROM "${table}" WHERE "affiliateId" = $1`,
    [affiliateId],
  )
  return rows[0]?.n ?? 0
}

describe('an import', () => {
  it('loses and doubles no lead while its processes are killed', { timeout: 120_000 }, async () => {
    const rows = 8_000
    const id = await upload(csvOf(rows))
    await imports.start({ affiliateId, id, ...CHOICES, actor: SYSTEM })
    let kills = 0
    for (let doneRows = 0; doneRows < rows; ) {
      startWorker()
      startWorker()
      await until(id, (facts) => facts.doneRows > doneRows)
      if (kills < KILLS) {
        await sleep(10 + 17 * kills)
        await killWorkers()
        kills += 1
        doneRows = (await read(id)).doneRows
        expect(doneRows).toBeLessThan(rows)
      } else doneRows = (await until(id, (facts) => facts.status === 'completed')).doneRows
    }
    expect(await countsOf(id)).toEqual({
      status: 'completed',
      created: rows,
      updated: 0,
      skipped: 0,
      failed: 0,
      silenced: 0,
    })
    const { rows: leads } = await pool.query<{ leads: number; addresses: number }>(
      `SELECT count(*)::int AS "leads", count(DISTINCT "email")::int AS "addresses" FROM "AffiliateLead" WHERE "affiliateId" = $1`,
      [affiliateId],
    )
    expect(leads[0]).toEqual({ leads: rows, addresses: rows })
    expect(await countRows('LeadConsent')).toBe(rows)
    expect(await countRows('LeadImportChunk')).toBe(0)
  })

  it('names ten bad rows of a thousand, and imports the rest', async () => {
    const lines = csvOf(1_000).trimEnd().split('\n')
    const wrong: readonly (readonly [number, string, number, string])[] = [
      [3, 'A,,0812', 1, 'EMAIL_MISSING'],
      [50, 'A,salah,', 1, 'EMAIL_NO_AT'],
      [51, 'A,salah@,', 1, 'EMAIL_NO_DOT'],
      [52, 'A,a@b@c.id,', 1, 'EMAIL_SEVERAL'],
      [53, 'A,a b@c.id,', 1, 'EMAIL_SPACE'],
      [54, 'A,a@x-.id,', 1, 'EMAIL_DOMAIN'],
      [500, 'A,a@c.id,"8,12E+11"', 2, 'WHATSAPP_DIGITS_LOST'],
      [501, 'A,a@c.id,0812', 2, 'WHATSAPP_TOO_SHORT'],
      [700, 'A,a@c.id,,1234', 3, 'TOO_MANY_CELLS'],
      [1_001, '\u200b,a@c.id,', 0, 'NAME_INVISIBLE'],
    ]
    for (const [row, line] of wrong) lines[row - 1] = line
    const id = await importText(lines.join('\n'))
    expect(await countsOf(id)).toMatchObject({ status: 'completed', created: 990, failed: 10, skipped: 0 })
    const found = await listBadRows(pool, { affiliateId, importId: id, afterRow: 0, limit: 100 })
    expect(found.map(({ row, column, reason }) => [row, column, reason])).toEqual(
      wrong.map(([row, , column, reason]) => [row, column, reason]),
    )
    expect(found[6]?.cells).toEqual(['A', 'a@c.id', '8,12E+11'])
    const later = await listBadRows(pool, { affiliateId, importId: id, afterRow: 501, limit: 1 })
    expect(later.map(({ row }) => row)).toEqual([700])
  })

  it('leaves known leads as they are, or updates them, and never makes two of one address', async () => {
    await importText('nama,email,wa\nBudi,budi@x.id,081234567890\nAni,ani@x.id,\n')
    const again =
      'nama,email,wa,label\nBudi S,BUDI@x.id,,vip\n,ani@x.id,081234567891,\nCici,cici@x.id,,a;b\nCici K,cici@x.id,,c\n'
    const mapping = { name: 0, email: 1, whatsapp: 2, tags: 3 }
    expect(await countsOf(await importText(again, { mapping, tags: [] }))).toMatchObject({
      created: 1,
      skipped: 3,
    })
    expect(await readLeads()).toMatchObject([
      { name: 'Ani', email: 'ani@x.id', whatsapp: null, tags: ['webinar'], source: 'import' },
      { name: 'Budi', email: 'budi@x.id', whatsapp: '+6281234567890', tags: ['webinar'] },
      { name: 'Cici', email: 'cici@x.id', tags: ['a', 'b'] },
    ])
    const updated = await importText(again, { mapping, tags: ['baru'], onKnown: 'update' })
    expect(await countsOf(updated)).toMatchObject({ created: 0, updated: 4, skipped: 0 })
    const leads = await readLeads()
    expect(leads).toMatchObject([
      { name: 'Ani', whatsapp: '+6281234567891' },
      { name: 'Budi S', whatsapp: '+6281234567890' },
      { name: 'Cici K' },
    ])
    expect(leads.map(({ tags }) => tags.toSorted())).toEqual([
      ['baru', 'webinar'],
      ['baru', 'vip', 'webinar'],
      ['a', 'b', 'baru', 'c'],
    ])
    expect(leads[0]?.consents).toEqual(Array(2).fill('Setuju menerima email / Webinar 12 Mei'))
  })

  it('names a lead without a name after its address, and keeps a name that is known', async () => {
    await importText('email,nama,wa\nsiti.r@x.id,,\n', { mapping: { email: 0, name: 1 } })
    expect(await readLeads()).toMatchObject([{ name: 'siti.r' }])
    await importText('email,nama\nsiti.r@x.id,Siti\n', { mapping: { email: 0, name: 1 }, onKnown: 'update' })
    await importText('email\nsiti.r@x.id\n', { mapping: { email: 0 }, onKnown: 'update' })
    expect(await readLeads()).toMatchObject([{ name: 'Siti' }])
  })

  it.each(['skip', 'update'] as const)('wakes no address that is silenced (%s)', async (onKnown) => {
    const silence = (email: string, reason: string) =>
      pool.query(
        `INSERT INTO "Suppression" ("affiliateId", "emailHash", "reason") VALUES ($1, $2, $3::"SuppressionReason")`,
        [affiliateId, hashEmail('test', email), reason],
      )
    await silence('keluar@x.id', 'unsubscribed')
    await silence('hapus@x.id', 'erased')
    await pool.query(
      `INSERT INTO "AffiliateLead" ("affiliateId", "name", "email", "unsubscribedAt") VALUES ($1, 'K', 'kenal@x.id', now())`,
      [affiliateId],
    )
    const id = await importText('nama,email\nA,keluar@x.id\nB,hapus@x.id\nC,kenal@x.id\nD,baru@x.id\n', {
      mapping: { name: 0, email: 1 },
      onKnown,
    })
    expect(await countsOf(id)).toMatchObject({ created: 3, silenced: onKnown === 'skip' ? 2 : 3 })
    const leads = await readLeads()
    expect(
      leads.map(({ email, unsubscribedAt, suppressedAt }) => [
        email,
        unsubscribedAt !== null,
        suppressedAt !== null,
      ]),
    ).toEqual([
      ['baru@x.id', false, false],
      ['hapus@x.id', false, true],
      ['keluar@x.id', true, false],
      ['kenal@x.id', true, false],
    ])
  })

  it('puts its leads into a sequence once, by a bulk trigger with its report', async () => {
    const automationId = await insertAutomation()
    await importText('nama,email\nA,a@x.id\n', { mapping: { name: 0, email: 1 } })
    const rows = Array.from({ length: 2_500 }, (_, n) => `L ${n},l${n}@x.id`).join('\n')
    const id = await importText(`nama,email\nA,a@x.id\n${rows}\n`, {
      mapping: { name: 0, email: 1 },
      automationId,
    })
    const { bulkTriggerId } = await read(id)
    const { rows: triggers } = await pool.query(
      `SELECT "id", "status"::text AS "status", "totalLeads", "portionCount", "triggerType"::text AS "triggerType", "automationId"
       FROM "BulkTrigger" WHERE "affiliateId" = $1`,
      [affiliateId],
    )
    // The lead that was known and skipped stays out of it.
    expect(triggers).toEqual([
      {
        id: bulkTriggerId,
        status: 'running',
        totalLeads: 2_500,
        portionCount: 3,
        triggerType: 'WELCOME',
        automationId,
      },
    ])
    expect(await countRows('LeadImportPortion')).toBe(0)
  })

  it('ends where it is cancelled, and goes on elsewhere when its process stops', async () => {
    const id = await upload(csvOf(3_000))
    await imports.start({ affiliateId, id, ...CHOICES, actor: SYSTEM })
    const stopping: ReturnType<typeof createLeadImportDesk> = createLeadImportDesk({
      imports: {
        ...imports,
        writePortion: async (input) => {
          const written = await imports.writePortion(input)
          void stopping.stop()
          return written
        },
      },
      log: SILENT,
    })
    await stopping.work()
    expect(await read(id)).toMatchObject({ status: 'running', doneRows: 1_000 })
    const ref = { affiliateId, id, actor: SYSTEM }
    const lease = await imports.claim({ leaseMs: 60_000 })
    expect(await imports.claim({ leaseMs: 60_000 })).toBeNull()
    if (lease === null) throw new Error('there is nothing to work at')
    await imports.release(lease)
    await deskOf().work()
    expect(await countsOf(id)).toMatchObject({ status: 'completed', created: 3_000 })
    expect(await imports.cancel(ref)).toBe('ended')

    const other = await upload(csvOf(10))
    await imports.start({ affiliateId, id: other, ...CHOICES, actor: SYSTEM })
    expect(await imports.cancel({ ...ref, id: other })).toBe('cancelled')
    expect(await imports.cancel({ ...ref, affiliateId: await insertAffiliate(pool), id: other })).toBe(
      'unknown',
    )
    await deskOf().work()
    expect(await countsOf(other)).toMatchObject({ status: 'cancelled', created: 0, skipped: 0 })
  })

  it('is not started twice, nor by another affiliate, nor with columns or sequences that do not exist', async () => {
    const id = await upload(csvOf(1))
    const start = (choices: Partial<ImportChoices> = {}, owner = affiliateId) =>
      imports.start({ affiliateId: owner, id, ...CHOICES, ...choices, actor: SYSTEM })
    expect(await start({}, await insertAffiliate(pool))).toBe('unknown')
    expect(await start({ mapping: { email: 3 } })).toBe('no such column')
    expect(await start({ automationId: affiliateId })).toBe('unknown automation')
    expect(await start()).toBe('started')
    expect(await start()).toBe('not ready')
  })

  it('offers the columns of the last file with the same titles, but no consent: that is about other people', async () => {
    await importText('a,b,c\nBudi,budi@x.id,1\n', { mapping: { name: 0, email: 1 }, onKnown: 'update' })
    const same = await read(await upload('a,b,c\nAni,ani@x.id,1\n'))
    expect(same).toMatchObject({
      mapping: { name: 0, email: 1 },
      onKnown: 'update',
      consentText: '',
      consentSource: '',
    })
    const other = await read(await upload('a,b\nAni,ani@x.id\n'))
    expect(other).toMatchObject({ mapping: { email: 1 }, consentText: '', consentSource: '' })
  })

  it('of a file that cannot be read leaves nothing', async () => {
    const bytes = (async function* () {
      yield Buffer.from('nama,email\nA,a@x.id\n"B,b@x.id\n')
    })()
    const answer = await deskOf().upload({ affiliateId, fileName: 'x.csv', bytes })
    expect(answer).toEqual({ kind: 'unreadable', fault: 'QUOTE_NOT_CLOSED', row: 3 })
    expect([
      await countRows('LeadImport'),
      await countRows('LeadImportChunk'),
      await countRows('AffiliateLead'),
    ]).toEqual([0, 0, 0])
  })

  it('forgets what nobody started, and the rows refused long ago', async () => {
    const fresh = await upload(csvOf(1))
    const old = await upload(csvOf(1))
    const ended = await importText('nama,email\nA,salah\n', { mapping: { name: 0, email: 1 } })
    await pool.query(`UPDATE "LeadImport" SET "createdAt" = now() - interval '25 hours' WHERE "id" = $1`, [
      old,
    ])
    await imports.forgetOld()
    expect(await listBadRows(pool, { affiliateId, importId: ended, afterRow: 0, limit: 9 })).toHaveLength(1)
    await pool.query(`UPDATE "LeadImport" SET "endedAt" = now() - interval '31 days' WHERE "id" = $1`, [
      ended,
    ])
    await imports.forgetOld()
    expect(await readLeadImport(pool, { affiliateId, id: old })).toBeNull()
    expect(await read(fresh)).toMatchObject({ status: 'ready' })
    expect(await countsOf(ended)).toMatchObject({ failed: 1 })
    expect(await listBadRows(pool, { affiliateId, importId: ended, afterRow: 0, limit: 9 })).toEqual([])
  })

  it('breaks no invariant', async () => {
    expect((await runInvariants(pool)).filter(({ rows }) => rows.length > 0).map(({ name }) => name)).toEqual(
      [],
    )
  })
})
