import { DATABASE_CLOCK } from '@booster/db/connection/clock'
import { createPool } from '@booster/db/connection/connect'
import { createPgStore } from '@booster/db/engine-store/store'
import { countRunsByStatus } from '@booster/db/runs/count-runs-by-status'
import { listRuns } from '@booster/db/runs/list-runs'
import { closePool } from '@booster/db/testing/close-pool'
import { pagesRead } from '@booster/db/testing/pages-read'
import { createTestDatabase } from '@booster/db/testing/test-database'
import { writeLoadBase } from '@booster/demo/write-load-base'
import { SYSTEM } from '@booster/engine/domain/actor'
import type { Store } from '@booster/engine/ports'
import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const FINISHED = 20_000
const RARE = 3
const STATES = ['active', 'paused', 'cancelled'] as const
/** Pages of the database that a first page may read: 20 runs with their automation, lead and next job take most. */
const PAGES_AT_MOST = 600

const database = await createTestDatabase()
let pool: pg.Pool
let affiliateId: string
let automationIds: readonly string[]

beforeAll(async () => {
  pool = createPool({ url: database.url, applicationName: 'test-list-runs', max: 2, statementTimeoutMs: 0 })
  const [affiliate] = await writeLoadBase(pool, {
    ...{ affiliates: 1, automations: 2, steps: 1, spreadHours: 48, leadsPerAffiliate: 50, credits: 10 },
  })
  if (affiliate === undefined) throw new Error('no affiliate was written')
  ;({ affiliateId, automationIds } = affiliate)
  await writeRare(createPgStore({ pool, clock: DATABASE_CLOCK, hashKey: 'test' }), affiliate.leadIds)
  await pool.query(
    `UPDATE "AffiliateAutomationLog" SET "startedAt" = now() - interval '100 days' + "triggerKey"::int * interval '1 second'`,
  )
  await writeFinished()
  await pool.query('VACUUM ANALYZE')
}, 60_000)

afterAll(async () => {
  await closePool(pool)
  await database.drop()
})

/** A few runs of every open or stopped state in both automations, older than all that is finished. */
async function writeRare(store: Store, leadIds: readonly string[]): Promise<void> {
  await pool.query(`UPDATE "AffiliateAutomation" SET "reentry" = 'keyed'`)
  for (const automationId of automationIds) {
    for (const [n, leadId] of leadIds.slice(0, STATES.length * RARE).entries()) {
      const input = { affiliateId, automationId, leadIds: [leadId], triggerKey: `${n}`, actor: SYSTEM }
      const { enrolled } = await store.enrolLeads({ ...input, triggerType: 'AFTER_OPTIN' })
      const runId = enrolled[0]?.runId ?? ''
      if (STATES[n % STATES.length] === 'paused') await store.pauseRun({ affiliateId, runId, actor: SYSTEM })
      if (STATES[n % STATES.length] === 'cancelled')
        await store.cancelRun({ affiliateId, runId, actor: SYSTEM })
    }
  }
}

/** Runs as retention leaves them: completed, their jobs elsewhere. */
async function writeFinished(): Promise<void> {
  await pool.query(
    `INSERT INTO "AffiliateAutomationLog" ("affiliateId", "automationId", "leadId", "triggerType", "triggerKey", "status",
       "totalSteps", "completedSteps", "startedAt")
     SELECT l."affiliateId", $2, l."id", 'AFTER_OPTIN', 'past-' || n, 'completed', 1, 1, now() - n * interval '1 minute'
     FROM "AffiliateLead" l CROSS JOIN generate_series(1, $3::int / 50) n WHERE l."affiliateId" = $1`,
    [affiliateId, automationIds[0], FINISHED],
  )
  await pool.query(
    `UPDATE "AutomationCounter" SET "runsCompleted" = $2 WHERE "affiliateId" = $1 AND "automationId" = $3`,
    [affiliateId, FINISHED, automationIds[0]],
  )
}

/** What the list is to show, found the plain way. */
async function plainly(status: string | undefined, automationId: string | undefined): Promise<string[]> {
  const { rows } = await pool.query<{ id: string }>(
    `SELECT "id" FROM "AffiliateAutomationLog" WHERE "affiliateId" = $1 AND ($2::text IS NULL OR "status"::text = $2)
       AND ($3::uuid IS NULL OR "automationId" = $3) ORDER BY "startedAt" DESC, "id"`,
    [affiliateId, status, automationId],
  )
  return rows.map(({ id }) => id)
}

function readPages(filter: object): Promise<number> {
  return pagesRead(pool, (db) => listRuns(db, { affiliateId, filter, page: 1, limit: 20 }))
}

describe('listRuns', () => {
  const tabs = [undefined, 'active', 'paused', 'completed', 'failed', 'cancelled'] as const
  const filters = tabs.flatMap((status) => [
    { status, own: undefined },
    { status, own: 0 },
    { status, own: 1 },
  ])

  it.each(filters)('pages through what there is: $status, automation $own', async ({ status, own }) => {
    const automationId = own === undefined ? undefined : automationIds[own]
    const wanted = await plainly(status, automationId)
    for (const page of [1, 2, 3]) {
      const runs = await listRuns(pool, { affiliateId, filter: { status, automationId }, page, limit: 5 })
      expect(runs.map(({ id }) => id)).toEqual(wanted.slice(5 * (page - 1), 5 * page))
    }
    const counts = await countRunsByStatus(pool, { affiliateId, automationId })
    expect(counts[status ?? 'all']).toBe(wanted.length)
  })

  it.each(filters)(
    'looks at a page of runs, not at all that are finished: $status, automation $own',
    async ({ status, own }) => {
      const automationId = own === undefined ? undefined : automationIds[own]
      expect(await readPages({ status, automationId })).toBeLessThan(PAGES_AT_MOST)
    },
  )
})
