import { hostname } from 'node:os'
import type { Pool } from 'pg'

/**
 * Instead of waiting: what would be due later is made due now, by moving the stored times (nothing else). The
 * engine is woken as any other operation would wake it.
 */
export async function makeDueNow(pool: Pool, affiliateIds: readonly string[] | 'all'): Promise<void> {
  const ids = affiliateIds === 'all' ? null : affiliateIds
  const client = await pool.connect()
  try {
    await client.query('BEGIN')
    // The order in which every operation locks: due first, then jobs.
    await client.query(
      `UPDATE "AffiliateDue" SET "nextDueAt" = least("nextDueAt", now()) WHERE "affiliateId" IN (
         SELECT "affiliateId" FROM "AffiliateDue" WHERE $1::uuid[] IS NULL OR "affiliateId" = ANY ($1::uuid[])
         ORDER BY 1 FOR UPDATE)`,
      [ids],
    )
    await client.query(
      `UPDATE "AffiliateAutomationJob" SET "scheduledAt" = now()
       WHERE "status" = 'pending' AND "scheduledAt" > now() AND ($1::uuid[] IS NULL OR "affiliateId" = ANY ($1::uuid[]))`,
      [ids],
    )
    await client.query(`SELECT pg_notify('booster_due', '')`)
    await client.query('COMMIT')
  } catch (error) {
    await client.query('ROLLBACK')
    throw error
  } finally {
    client.release()
  }
}

/** The cool-down of an open breaker is over: the next claim tries with one job. */
export async function endCoolDown(pool: Pool): Promise<void> {
  await pool.query(`UPDATE "ProviderState" SET "retryAt" = now() WHERE "breaker" <> 'closed'`)
  await pool.query(`SELECT pg_notify('booster_due', '')`)
}

/** The leases of these processes (dead, or frozen) run out now instead of up to a minute later. */
export async function expireLeasesOf(pool: Pool, pids: readonly number[]): Promise<number> {
  const { rowCount } = await pool.query(
    `WITH claims AS (
       SELECT "leaseToken" FROM "JobClaim" WHERE "processId" LIKE ANY ($1::text[]) AND "leaseUntil" > now()
       ORDER BY "leaseToken" FOR UPDATE),
     jobs AS (
       UPDATE "AffiliateAutomationJob" j SET "leaseUntil" = now() - interval '1 second'
       FROM claims c WHERE j."leaseToken" = c."leaseToken" AND j."status" = 'processing')
     UPDATE "JobClaim" j SET "leaseUntil" = now() - interval '1 second' FROM claims c WHERE j."leaseToken" = c."leaseToken"`,
    // A process names itself <host>-<pid>-<random> in its claims.
    [pids.map((pid) => `${hostname().replaceAll(/[\\%_]/g, '\\$&')}-${pid}-%`)],
  )
  return rowCount ?? 0
}
