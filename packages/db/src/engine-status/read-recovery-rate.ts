import type { SqlClock } from '../connection/clock.ts'
import type { Queryable } from '../connection/queryable.ts'

export type RecoveryRate = {
  /** E-mails that were sent in the end, of those below. */
  readonly recovered: number
  /** E-mails with a failed hand-over in the last 24 hours that have come to their end. */
  readonly ended: number
  /** recovered / ended, 0 to 1; null when none ended. */
  readonly rate: number | null
}

type Row = { readonly recovered: number; readonly ended: number }

/**
 * How many mails went out after a retry. Attempts hold only what was *not* accepted, so this reads
 * the failed attempts of a day and their jobs, by key.
 */
export async function readRecoveryRate(db: Queryable, clock: SqlClock): Promise<RecoveryRate> {
  const { rows } = await db.query<Row>({
    name: 'read-recovery-rate',
    text: `SELECT count(*) FILTER (WHERE j."status" = 'completed')::int AS "recovered", count(*)::int AS "ended"
           FROM (SELECT DISTINCT "affiliateId", "jobId" FROM "AutomationAttempt"
                 WHERE "outcome" = 'not_sent' AND "at" > ${clock.now} - interval '24 hours') t
           JOIN "AffiliateAutomationJob" j ON j."affiliateId" = t."affiliateId" AND j."id" = t."jobId"
           WHERE j."status" IN ('completed', 'failed')`,
  })
  const { recovered, ended } = rows[0] ?? { recovered: 0, ended: 0 }
  return { recovered, ended, rate: ended === 0 ? null : recovered / ended }
}
