import type pg from 'pg'
import type { SqlClock } from '../connection/clock.ts'
import { ENDED } from './find-old-jobs.ts'

/**
 * The next affiliate, in the order of their ids, with a job that ended and was due at least this long ago; null when there is none.
 * One probe of an index per affiliate and state, and no read of the jobs that stay.
 */
export async function findNextAffiliate(
  pool: pg.Pool,
  clock: SqlClock,
  { after, olderThanDays }: { readonly after: string | null; readonly olderThanDays: number },
): Promise<string | null> {
  const { rows } = await pool.query<{ id: string }>({
    name: 'retention-next-affiliate',
    text: `SELECT p."id" FROM "AffiliateProfile" p
           CROSS JOIN LATERAL (
             SELECT 1 FROM (VALUES ${ENDED.map((status) => `('${status}'::"JobStatus")`).join(', ')}) ended(status)
             CROSS JOIN LATERAL (
               SELECT 1 FROM "AffiliateAutomationJob" j
               WHERE j."affiliateId" = p."id" AND j."restStatus" = ended.status
                 AND j."scheduledAt" < ${clock.now} - make_interval(days => $2)
               LIMIT 1) job
             LIMIT 1) old
           WHERE ($1::uuid IS NULL OR p."id" > $1) ORDER BY p."id" LIMIT 1`,
    values: [after, olderThanDays],
  })
  return rows[0]?.id ?? null
}
