import type { Pool } from 'pg'
import { isWaiting } from '../engine-store/shared/job-states.ts'

/** What a load balancer and a person want to know before they trust this installation. */
export type ReadinessRow = {
  readonly migrations: number
  /** Processes with a running engine seen within the last minute. */
  readonly engines: number
  readonly breakersOpen: number
  /** Jobs that are due now: the backlog, counted up to 10,000. */
  readonly dueJobs: number
  readonly unconfirmedJobs: number
}

/** One cheap query; throws when the database cannot be reached. */
export async function readReadiness(pool: Pick<Pool, 'query'>): Promise<ReadinessRow> {
  const { rows } = await pool.query<ReadinessRow>({
    name: 'read-readiness',
    text: `
      SELECT (SELECT count(*)::int FROM "_prisma_migrations" WHERE "finished_at" IS NOT NULL) AS "migrations",
             (SELECT count(*)::int FROM "EngineProcess"
               WHERE "engine" AND "lastSeenAt" > now() - interval '1 minute') AS "engines",
             (SELECT count(*)::int FROM "ProviderState" WHERE "breaker" <> 'closed') AS "breakersOpen",
             (SELECT count(*)::int FROM (
                SELECT 1 FROM "AffiliateDue" d CROSS JOIN LATERAL (
                  SELECT 1 FROM "AffiliateAutomationJob" j
                  WHERE j."affiliateId" = d."affiliateId" AND ${isWaiting('j')} AND j."scheduledAt" <= now() OFFSET 0) j
                WHERE d."nextDueAt" <= now()
                LIMIT 10000) due) AS "dueJobs",
             (SELECT coalesce(sum("unconfirmed"), 0)::int FROM "AutomationCounter") AS "unconfirmedJobs"`,
  })
  const row = rows[0]
  if (row === undefined) throw new Error('The database gave no answer.')
  return row
}
