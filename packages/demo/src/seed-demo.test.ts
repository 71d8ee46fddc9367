import { createPool } from '@booster/db/connection/connect'
import { runInvariants } from '@booster/db/invariants/run-invariants'
import { createTestDatabase } from '@booster/db/testing/test-database'
import { afterAll, describe, expect, it } from 'vitest'
import { demoAccounts } from './demo-accounts.ts'
import { seedDemo } from './seed-demo.ts'

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
  it.each(['2026-11-20T07:00:00Z', '2026-11-15T17:05:00Z', new Date().toISOString()])(
    'tells a story at %s that breaks no invariant and has every state',
    async (now) => {
      const pool = await emptyDatabase()
      const report = await seedDemo(pool, {
        now: new Date(now),
        hashPassword,
        hashEmail: (email) => `hash of ${email}`,
      })
      expect(report.seeded).toBe(true)
      expect(report.ms).toBeLessThan(8_000)

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
           (SELECT "balance" - "reserved" FROM "AffiliateCredit" WHERE "affiliateId" = $1) AS budi,
           (SELECT "balance" - "reserved" FROM "AffiliateCredit" WHERE "affiliateId" = $2) AS siti,
           (SELECT min("scheduledAt") FROM "AffiliateAutomationJob" WHERE "status" = 'pending') > $3::timestamptz + interval '10 minutes' AS calm,
           (SELECT count(*)::int FROM "AffiliateAutomationJob" WHERE greatest("executedAt", "failedAt", "cancelledAt", "updatedAt") > $3) AS future,
           (SELECT count(*)::int FROM "DeliveryEvent" WHERE "at" > $3) AS "futureDeliveries",
           (SELECT count(*)::int FROM "AutomationAttempt" WHERE "at" > $3) AS "futureAttempts",
           (SELECT count(*)::int FROM "AffiliateAutomationJob" a JOIN "AffiliateAutomationJob" b
              ON b."affiliateId" = a."affiliateId" AND b."runId" = a."runId" AND b."stepOrder" > a."stepOrder"
              AND b."executedAt" < a."executedAt") AS disorder`,
        [demoAccounts.budi.affiliateId, demoAccounts.siti.affiliateId, now],
      )
      expect(facts.rows[0]).toEqual({
        reasons: ['BLACKLISTED', 'INSUFFICIENT_CREDIT', 'NOT_CONFIRMED', 'PROVIDER_BUSY'],
        leads: 300,
        budi: 2_480,
        siti: 42,
        calm: true,
        future: 0,
        futureDeliveries: 0,
        futureAttempts: 0,
        disorder: 0,
      })
    },
    20_000,
  )

  it('does nothing a second time, and gives the same rows for the same moment', async () => {
    const now = new Date('2026-11-20T07:00:00Z')
    const [one, two] = [await emptyDatabase(), await emptyDatabase()]
    await seedDemo(one, { now, hashPassword })
    await seedDemo(two, { now, hashPassword })
    const digest = `SELECT md5(string_agg(j::text, '' ORDER BY "id")) AS md5 FROM "AffiliateAutomationJob" j`
    const [before, other] = [await one.query(digest), await two.query(digest)]
    expect(other.rows).toEqual(before.rows)
    expect(await seedDemo(one, { now: new Date('2026-11-21T07:00:00Z'), hashPassword })).toMatchObject({
      seeded: false,
      jobs: 0,
    })
    expect((await one.query(digest)).rows).toEqual(before.rows)
  }, 20_000)
})
