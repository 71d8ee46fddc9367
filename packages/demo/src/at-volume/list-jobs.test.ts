import { DATABASE_CLOCK as clock } from '@booster/db/connection/clock'
import { createPool } from '@booster/db/connection/connect'
import { inTransaction } from '@booster/db/connection/transaction'
import { listJobs } from '@booster/db/jobs/list-jobs'
import { closePool } from '@booster/db/testing/close-pool'
import { pagesRead } from '@booster/db/testing/pages-read'
import { createTestDatabase } from '@booster/db/testing/test-database'
import { writeLoadBase } from '@booster/demo/write-load-base'
import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { countFacts } from './count-facts.ts'

const FINISHED = 20_000
const PAGES_AT_MOST = 800
const FILTERS = [{}, { status: 'completed' }, { status: 'pending' }, { status: 'failed' }, { errorCode: 'X' }]

const database = await createTestDatabase()
let pool: pg.Pool
let affiliateId: string
let automationIds: readonly string[]

beforeAll(async () => {
  pool = createPool({ url: database.url, applicationName: 'test-list-jobs', max: 2, statementTimeoutMs: 0 })
  const [affiliate] = await writeLoadBase(pool, {
    ...{ affiliates: 1, automations: 3, steps: 1, spreadHours: 0, leadsPerAffiliate: 50, credits: 10 },
  })
  if (affiliate === undefined) throw new Error('no affiliate was written')
  ;({ affiliateId, automationIds } = affiliate)
  await writeJobs(automationIds[0], 'completed', FINISHED)
  await writeJobs(automationIds[1], 'completed', 10)
  await writeJobs(automationIds[1], 'pending', 10)
  await writeJobs(automationIds[1], 'failed', 10)
  await inTransaction({ pool }, async (tx) => {
    await tx.rows('clear', 'DELETE FROM "AutomationCounter"', [])
    await countFacts(tx, [affiliateId])
  })
  await pool.query('VACUUM ANALYZE')
}, 60_000)

afterAll(async () => {
  await closePool(pool)
  await database.drop()
})

/** Runs of one job each. */
async function writeJobs(automationId: string | undefined, status: string, jobs: number): Promise<void> {
  await pool.query(
    `WITH runs AS (
       INSERT INTO "AffiliateAutomationLog" ("affiliateId", "automationId", "leadId", "triggerType", "triggerKey", "status",
         "totalSteps", "completedSteps", "failedSteps", "startedAt")
       SELECT l."affiliateId", $2, l."id", 'AFTER_OPTIN', $3 || n,
         CASE $3 WHEN 'pending' THEN 'active' ELSE $3 END::"RunStatus", 1, ($3 = 'completed')::int, ($3 = 'failed')::int,
         now() - n * interval '1 hour'
       FROM generate_series(1, $4::int) n
       JOIN (SELECT *, row_number() OVER (ORDER BY "id") - 1 AS place FROM "AffiliateLead" WHERE "affiliateId" = $1) l
         ON l.place = n % 50
       RETURNING *)
     INSERT INTO "AffiliateAutomationJob" ("affiliateId", "automationId", "stepId", "leadId", "runId", "stepOrder", "scheduledAt",
       "status", "executedAt", "creditDeducted", "emailSent", "failedAt", "errorCode")
     SELECT r."affiliateId", r."automationId", s."id", r."leadId", r."id", 1, r."startedAt", $3::"JobStatus",
       CASE $3 WHEN 'completed' THEN r."startedAt" END, $3 = 'completed', $3 = 'completed',
       CASE $3 WHEN 'failed' THEN r."startedAt" END, CASE $3 WHEN 'failed' THEN 'X' END
     FROM runs r
     JOIN "AffiliateAutomationStep" s ON s."affiliateId" = r."affiliateId" AND s."automationId" = r."automationId"`,
    [affiliateId, automationId, status, jobs],
  )
}

async function idsOf(filter: object): Promise<string[]> {
  const jobs = await listJobs(pool, { affiliateId, clock, filter, page: 2, limit: 7 })
  return jobs.map(({ id }) => id)
}

function readPages(filter: object): Promise<number> {
  return pagesRead(pool, (db) => listJobs(db, { affiliateId, clock, filter, page: 1, limit: 20 }))
}

describe('listJobs', () => {
  const filters = FILTERS.flatMap((filter) =>
    [undefined, 0, 1, 2].map((own) => ({ filter, own, shown: JSON.stringify(filter) })),
  )
  const withOwn = (filter: object, own: number | undefined) =>
    own === undefined ? filter : { ...filter, automationId: automationIds[own] }

  it.each(filters)(
    'looks at a page of jobs, not at all that were sent: $shown, automation $own',
    async ({ filter, own }) => {
      expect(await readPages(withOwn(filter, own))).toBeLessThan(PAGES_AT_MOST)
    },
  )

  it.each(FILTERS)(
    'finds the same through the runs of a small automation as by walking: %j',
    async (filter) => {
      const few = await idsOf(withOwn(filter, 1))
      await pool.query(`UPDATE "AutomationCounter" SET "runsCompleted" = "runsCompleted" + 100000`)
      const many = await idsOf(withOwn(filter, 1))
      await pool.query(`UPDATE "AutomationCounter" SET "runsCompleted" = "runsCompleted" - 100000`)
      expect(few).toEqual(many)
      expect(few.length).toBeGreaterThan(0)
    },
  )
})
