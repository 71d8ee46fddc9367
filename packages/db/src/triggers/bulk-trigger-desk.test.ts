import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { SYSTEM } from '@booster/engine/domain/actor'
import type { Store } from '@booster/engine/ports'
import { createBulkTriggerDesk } from '@booster/services/triggers/bulk-trigger-desk'
import type { BulkTriggerStore } from '@booster/services/triggers/ports'
import type pg from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { DATABASE_CLOCK } from '../connection/clock.ts'
import { createPool } from '../connection/connect.ts'
import { writeAutomation } from '../engine-store/steer/write-automation.ts'
import { createPgStore } from '../engine-store/store.ts'
import { runInvariants } from '../invariants/run-invariants.ts'
import { closePool } from '../testing/close-pool.ts'
import { insertAffiliate } from '../testing/insert-affiliate.ts'
import { createTestDatabase, type TestDatabase } from '../testing/test-database.ts'
import { createBulkTriggerStore } from './create-bulk-trigger-store.ts'
import { listSkippedLeads } from './list-skipped-leads.ts'
import { previewBulkTrigger } from './preview-bulk-trigger.ts'
import { readBulkTrigger } from './read-bulk-trigger.ts'

const LEADS = 5_000
const STEPS = 2
const KILLS = 3
const WORKER = fileURLToPath(new URL('../testing/work-bulk-triggers.ts', import.meta.url))
const SILENT = { info: () => undefined, warn: () => undefined, error: () => undefined }

let database: TestDatabase
let pool: pg.Pool
let bulkTriggers: BulkTriggerStore
let store: Store
let affiliateId: string
let automationId: string
let workers: ChildProcess[] = []

beforeAll(async () => {
  database = await createTestDatabase()
  pool = createPool({ url: database.url, applicationName: 'bulk-trigger-test', max: 4 })
  bulkTriggers = createBulkTriggerStore({ pool, clock: DATABASE_CLOCK })
  store = createPgStore({ pool, clock: DATABASE_CLOCK, hashKey: 'test' })
})

afterAll(async () => {
  if (pool !== undefined) await closePool(pool)
  await database?.drop()
})

beforeEach(async () => {
  affiliateId = await insertAffiliate(pool)
  automationId = await insertAutomation()
  await insertLeads()
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
    steps: Array.from({ length: STEPS }, (_, n) => ({
      delayMinutes: 1_440 * (n + 1),
      emailSubject: 'Halo',
      preheader: '',
      emailBody: '<p>Halo</p>',
    })),
  })
}

/** Every tenth lead has no address, and every tenth has unsubscribed. */
async function insertLeads(): Promise<void> {
  await pool.query(
    `INSERT INTO "AffiliateLead" ("affiliateId", "name", "email", "unsubscribedAt")
     SELECT $1, 'Lead ' || n, CASE WHEN n % 10 > 0 THEN 'lead-' || n || '@leads.test' END,
       CASE WHEN n % 10 = 1 THEN now() END
     FROM generate_series(1, $2::int) AS n`,
    [affiliateId, LEADS],
  )
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

async function read(id: string) {
  const facts = await readBulkTrigger(pool, { affiliateId, id })
  if (facts === null) throw new Error('the bulk trigger is gone')
  return facts
}

type Facts = Awaited<ReturnType<typeof read>>

async function until(id: string, isIt: (facts: Facts) => boolean): Promise<Facts> {
  const deadline = Date.now() + 30_000
  for (;;) {
    const facts = await read(id)
    if (isIt(facts)) return facts
    if (Date.now() > deadline) throw new Error(`still ${JSON.stringify(facts)}`)
    await sleep(5)
  }
}

/** The whole list of skipped leads, page by page. */
async function readSkipped(id: string): Promise<string[]> {
  const found: string[] = []
  let after = { portion: 0, place: 0 }
  for (;;) {
    const page = await listSkippedLeads(pool, { affiliateId, bulkTriggerId: id, after, limit: 333 })
    found.push(...page.map((skip) => `${skip.leadId} ${skip.automationId} ${skip.reason}`))
    const last = page.at(-1)
    if (last === undefined) return found
    after = last
  }
}

async function readLeadIds(where: string): Promise<string[]> {
  const { rows } = await pool.query<{ id: string }>(
    `SELECT "id" FROM "AffiliateLead" WHERE "affiliateId" = $1 AND ${where} ORDER BY "id"`,
    [affiliateId],
  )
  return rows.map(({ id }) => id)
}

async function readRuns(): Promise<{ runs: number; leads: number; jobs: number }> {
  const { rows } = await pool.query<{ runs: number; leads: number; jobs: number }>(
    `SELECT count(DISTINCT r."id")::int AS "runs", count(DISTINCT r."leadId")::int AS "leads", count(j.*)::int AS "jobs"
     FROM "AffiliateAutomationLog" r
     LEFT JOIN "AffiliateAutomationJob" j ON j."affiliateId" = r."affiliateId" AND j."runId" = r."id"
     WHERE r."affiliateId" = $1`,
    [affiliateId],
  )
  return rows[0] ?? { runs: 0, leads: 0, jobs: 0 }
}

async function brokenInvariants(): Promise<readonly string[]> {
  return (await runInvariants(pool)).filter(({ rows }) => rows.length > 0).map(({ name }) => name)
}

const trigger = () => ({ affiliateId, triggerType: 'WELCOME', actor: SYSTEM }) as const

describe('a bulk trigger', () => {
  it('loses and doubles no lead while its processes are killed, and its report is exact', {
    timeout: 90_000,
  }, async () => {
    const noAddress = await readLeadIds(`"email" IS NULL`)
    const unsubscribed = await readLeadIds(`"unsubscribedAt" IS NOT NULL`)
    const fine = await readLeadIds(`"email" IS NOT NULL AND "unsubscribedAt" IS NULL`)
    const before = fine.slice(40, 90)
    await store.enrolLeads({ ...trigger(), leadIds: before })
    const unknown = Array.from({ length: 7 }, (_, n) => `00000000-0000-7000-8000-00000000000${n}`)
    const leadIds = [...unknown, ...fine, ...noAddress, ...unsubscribed, ...fine.slice(0, 100)]
    const added = await bulkTriggers.add({ ...trigger(), leads: { leadIds }, leadsPerPortion: 100 })
    if (added === null) throw new Error('the bulk trigger was refused')
    expect(added.leads).toBe(LEADS + unknown.length)

    const kills: number[] = []
    for (let doneLeads = 0; doneLeads < added.leads; ) {
      startWorker()
      startWorker()
      const seen = await until(added.id, (facts) => facts.doneLeads > doneLeads)
      // Somewhere within one of the next portions, but only as long as there is enough left.
      if (kills.length < KILLS) {
        await sleep(10 + 17 * kills.length)
        await killWorkers()
        kills.push(seen.doneLeads)
        doneLeads = (await read(added.id)).doneLeads
      } else {
        doneLeads = (await until(added.id, (facts) => facts.status === 'completed')).doneLeads
      }
    }
    expect(kills.at(-1)).toBeLessThan(added.leads)

    const entered = fine.length - before.length
    expect(await read(added.id)).toMatchObject({
      status: 'completed',
      totalLeads: added.leads,
      doneLeads: added.leads,
      enrolledRuns: entered,
      plannedJobs: entered * STEPS,
      skipped: {
        UNKNOWN_LEAD: unknown.length,
        NO_ADDRESS: noAddress.length,
        UNSUBSCRIBED: unsubscribed.length,
        ALREADY_ENROLLED: before.length,
      },
    })
    expect((await readSkipped(added.id)).toSorted()).toEqual(
      [
        ...unknown.map((id) => `${id} null UNKNOWN_LEAD`),
        ...noAddress.map((id) => `${id} null NO_ADDRESS`),
        ...unsubscribed.map((id) => `${id} null UNSUBSCRIBED`),
        ...before.map((id) => `${id} ${automationId} ALREADY_ENROLLED`),
      ].toSorted(),
    )
    expect(await readRuns()).toEqual({ runs: fine.length, leads: fine.length, jobs: fine.length * STEPS })
    expect(await brokenInvariants()).toEqual([])
  })

  it('takes all leads of a filter, and does what its preview says', async () => {
    const desk = createBulkTriggerDesk({ bulkTriggers, store, log: SILENT })
    const leads = { filter: { q: 'Lead 1' } }
    const preview = await previewBulkTrigger(pool, { ...trigger(), leads })
    const started = await desk.start({ ...trigger(), leads })
    if (started === null) throw new Error('the bulk trigger was refused')
    const facts = await until(started.id, ({ status }) => status === 'completed')
    const entering = preview.outcomes.find(({ reason }) => reason === null)
    expect([facts.totalLeads, facts.enrolledRuns, facts.plannedJobs]).toEqual([
      preview.leads,
      entering?.count,
      entering?.jobs,
    ])
    expect(facts.skipped).toEqual(
      Object.fromEntries(
        preview.outcomes.flatMap(({ reason, count }) => (reason === null ? [] : [[reason, count]])),
      ),
    )
    expect(facts.totalLeads).toBe(1 + 10 + 100 + 1_000)
    await desk.stop()
  })

  it('enrols nobody after it is cancelled, and is complete at once without leads', async () => {
    const added = await bulkTriggers.add({ ...trigger(), leads: { filter: {} }, leadsPerPortion: 500 })
    const lease = await bulkTriggers.claim({ leaseMs: 60_000 })
    if (added === null || lease === null) throw new Error('there is nothing to work at')
    expect(await bulkTriggers.claim({ leaseMs: 60_000 })).toBeNull()
    await store.enrolPortion({ ...lease, leaseMs: 60_000 })
    const ref = { affiliateId, id: added.id, actor: SYSTEM }
    expect(await bulkTriggers.cancel(ref)).toBe('cancelled')
    expect(await bulkTriggers.cancel(ref)).toBe('ended')
    expect(await store.enrolPortion({ ...lease, leaseMs: 60_000 })).toEqual({ kind: 'lost' })
    expect(await read(added.id)).toMatchObject({ status: 'cancelled', doneLeads: 500 })
    expect((await readRuns()).leads).toBe(400)

    const none = await bulkTriggers.add({
      ...trigger(),
      leads: { filter: { q: 'Nobody' } },
      leadsPerPortion: 500,
    })
    expect(await read(none?.id ?? '')).toMatchObject({ status: 'completed', totalLeads: 0 })
  })

  it('goes on in another process when this one stops', async () => {
    const desk = createBulkTriggerDesk({
      bulkTriggers,
      store: {
        enrolPortion: async (input) => {
          const portion = await store.enrolPortion(input)
          void desk.stop()
          return portion
        },
      },
      log: SILENT,
    })
    const started = await desk.start({ ...trigger(), leads: { filter: {} } })
    const stopped = await until(started?.id ?? '', ({ doneLeads }) => doneLeads > 0)
    await desk.stop()
    expect(stopped).toMatchObject({ status: 'running', doneLeads: 1_000 })
    const other = createBulkTriggerDesk({ bulkTriggers, store, log: SILENT })
    await other.work()
    expect(await read(started?.id ?? '')).toMatchObject({ status: 'completed', doneLeads: LEADS })
  })
})
