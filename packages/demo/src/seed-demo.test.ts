import { createPool } from '@booster/db/connection/connect'
import { runInvariants } from '@booster/db/invariants/run-invariants'
import { createTestDatabase } from '@booster/db/testing/test-database'
import type pg from 'pg'
import { afterAll, describe, expect, it } from 'vitest'
import { demoAccounts } from './demo-accounts.ts'
import { seedDemo } from './seed-demo.ts'
import { SITI_AVAILABLE_CREDITS } from './story/plan-siti.ts'

const cleanups: (() => Promise<void>)[] = []
afterAll(async () => {
  for (const cleanup of cleanups) await cleanup()
})

async function emptyDatabase() {
  const database = await createTestDatabase()
  const pool = createPool({ url: database.url, applicationName: 'test-demo', max: 2 })
  cleanups.push(async () => {
    await pool.end()
    await database.drop()
  })
  return pool
}
function hashPassword(password: string): Promise<string> {
  return Promise.resolve(`hash of ${password}`)
}

describe('seedDemo', () => {
  it.each([
    '2026-11-20T07:00:00Z',
    '2026-11-15T17:05:00Z',
    // Within an hour and a few minutes after a busy time of the days long ago, which are then left out.
    '2026-11-29T00:48:23Z',
    new Date().toISOString(),
  ])(
    'plays a story up to %s that breaks no invariant and has every state',
    async (now) => {
      const pool = await emptyDatabase()
      const report = await seedDemo(pool, {
        now: new Date(now),
        hashPassword,
        hashKey: 'test',
      })
      expect(report.seeded).toBe(true)

      const results = await runInvariants(pool, { clock: `'${now}'::timestamptz` })
      expect(results.filter((result) => result.rows.length > 0)).toEqual([])

      const { rows } = await pool.query<{ status: string; jobs: number }>(
        `SELECT "status"::text, count(*)::int AS jobs FROM "AffiliateAutomationJob" WHERE "affiliateId" = $1 GROUP BY 1`,
        [demoAccounts.budi.affiliateId],
      )
      const jobs = Object.fromEntries(rows.map((row) => [row.status, row.jobs]))
      expect(Object.keys(jobs).sort()).toEqual([
        'cancelled',
        'completed',
        'failed',
        'held',
        'pending',
        'unconfirmed',
      ])
      expect(jobs['completed']).toBeGreaterThan(1_400)
      expect(jobs['pending']).toBeGreaterThan(150)

      const facts = await pool.query(
        `SELECT (SELECT array_agg(DISTINCT "errorCode" ORDER BY "errorCode") FROM "AffiliateAutomationJob" WHERE "status" = 'failed') AS reasons,
           (SELECT count(*)::int FROM "AffiliateLead" WHERE "affiliateId" = $1) AS leads,
           (SELECT abs("balance" - "reserved" - 2480) < 100 FROM "AffiliateCredit" WHERE "affiliateId" = $1) AS budi,
           (SELECT "balance" - "reserved" FROM "AffiliateCredit" WHERE "affiliateId" = $2) AS siti,
           (SELECT min("scheduledAt") FROM "AffiliateAutomationJob" WHERE "status" = 'pending') > $3::timestamptz + interval '10 minutes' AS calm,
           (SELECT count(*)::int FROM "AffiliateAutomationJob" WHERE greatest("executedAt", "failedAt", "cancelledAt", "updatedAt") > $3) AS future,
           (SELECT count(*)::int FROM "DeliveryEvent" WHERE "at" > $3) AS "futureDeliveries",
           (SELECT count(*)::int FROM "AutomationAttempt" WHERE "at" > $3) AS "futureAttempts",
           (SELECT count(*)::int FROM "OptinForm" WHERE "automationId" IS NULL OR "viewCount" < "submitCount") AS "oddForms",
           (SELECT count(*)::int FROM "LeadConsent" c JOIN "OptinForm" f ON f."id" = c."formId"
              JOIN "AffiliateAutomationLog" r ON r."affiliateId" = c."affiliateId" AND r."leadId" = c."leadId"
              WHERE r."triggerType" = 'AFTER_OPTIN' AND r."automationId" <> f."automationId") AS "strays",
           (SELECT count(*)::int FROM "AffiliateAutomationJob" a JOIN "AffiliateAutomationJob" b
              ON b."affiliateId" = a."affiliateId" AND b."runId" = a."runId" AND b."stepOrder" > a."stepOrder"
              AND b."executedAt" < a."executedAt") AS disorder`,
        [demoAccounts.budi.affiliateId, demoAccounts.siti.affiliateId, now],
      )
      expect(facts.rows[0]).toEqual({
        reasons: ['BLACKLISTED', 'INSUFFICIENT_CREDIT', 'NOT_CONFIRMED', 'PROVIDER_BUSY'],
        leads: 300,
        budi: true,
        siti: SITI_AVAILABLE_CREDITS,
        calm: true,
        future: 0,
        futureDeliveries: 0,
        futureAttempts: 0,
        oddForms: 0,
        strays: 0,
        disorder: 0,
      })
    },
    120_000,
  )

  it('does nothing a second time, and plays the same story for the same moment', async () => {
    const now = new Date('2026-11-20T07:00:00Z')
    const [one, two] = [await emptyDatabase(), await emptyDatabase()]
    await seedDemo(one, { now, hashPassword })
    await seedDemo(two, { now, hashPassword })
    const before = await readStory(one)
    expect(before.jobs.length).toBeGreaterThan(2_000)
    expect(await readStory(two)).toEqual(before)
    expect(await seedDemo(one, { now: new Date('2026-11-21T07:00:00Z'), hashPassword })).toMatchObject({
      seeded: false,
      jobs: 0,
    })
    expect(await readStory(one)).toEqual(before)
  }, 120_000)

  it('leaves a database alone that has an affiliate: no mail of theirs meets the provider of the story', async () => {
    const pool = await emptyDatabase()
    await pool.query(
      `WITH person AS (INSERT INTO "User" ("name", "email") VALUES ('Ani', 'ani@affiliates.test') RETURNING "id")
       INSERT INTO "AffiliateProfile" ("userId", "displayName") SELECT "id", 'Ani' FROM person`,
    )
    expect(await seedDemo(pool, { now: new Date(), hashPassword })).toMatchObject({ seeded: false })
    expect((await pool.query('SELECT 1 FROM "User"')).rowCount).toBe(1)
  })

  it('leaves nothing behind when it fails half-way', async () => {
    const pool = await emptyDatabase()
    await pool.query('ALTER TABLE "AutomationAttempt" ADD CHECK ("attemptNo" < 3)')
    await expect(seedDemo(pool, { now: new Date(), hashPassword })).rejects.toThrow('could not be played')
    expect((await pool.query('SELECT 1 FROM "User"')).rowCount).toBe(0)
  }, 120_000)
})

/** What a person sees of it: everything but the ids that the database makes. */
async function readStory(pool: pg.Pool) {
  const jobs = await pool.query(
    `SELECT l."email", a."name", r."triggerKey", j."stepOrder", j."status"::text, j."errorCode", j."holdReason"::text,
       j."scheduledAt", j."executedAt", j."failedAt", j."cancelledAt", j."attemptCount", j."sendMs", j."createdAt",
       (SELECT array_agg(d."kind"::text || d."at" ORDER BY d."at", d."kind") FROM "DeliveryEvent" d
        WHERE d."affiliateId" = j."affiliateId" AND d."jobId" = j."id") AS "deliveries"
     FROM "AffiliateAutomationJob" j
     JOIN "AffiliateLead" l ON l."affiliateId" = j."affiliateId" AND l."id" = j."leadId"
     JOIN "AffiliateAutomationLog" r ON r."affiliateId" = j."affiliateId" AND r."id" = j."runId"
     JOIN "AffiliateAutomation" a ON a."affiliateId" = j."affiliateId" AND a."id" = j."automationId"
     ORDER BY 1, 2, 3, 4`,
  )
  const ledger = await pool.query(
    `SELECT "affiliateId", "seq", "type"::text, "amount", "balanceAfter", "createdAt"
     FROM "AffiliateCreditTransaction" ORDER BY 1, 2`,
  )
  const audit = await pool.query(`SELECT "at", "action" FROM "ActivityLog" ORDER BY 1, 2`)
  return { jobs: jobs.rows, ledger: ledger.rows, audit: audit.rows }
}
