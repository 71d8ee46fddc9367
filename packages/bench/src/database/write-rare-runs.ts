import { SYSTEM } from '@booster/engine/domain/actor'
import type { ClaimedJob, Store } from '@booster/engine/ports'
import type pg from 'pg'

const OF_EACH = 5

/**
 * A few runs of every state that is not `completed`, older than everything that finishes later: the tabs that look
 * for them must not walk through all the rest. Made by the store's own operations; only their start is moved.
 */
export async function writeRareRuns(
  pool: pg.Pool,
  store: Store,
  input: { readonly affiliateId: string; readonly automationId: string; readonly leadIds: readonly string[] },
): Promise<void> {
  const { affiliateId, automationId } = input
  const { enrolled } = await store.enrolLeads({
    affiliateId,
    automationId,
    leadIds: input.leadIds.slice(0, 4 * OF_EACH),
    triggerType: 'AFTER_OPTIN',
    triggerKey: 'rare',
    actor: SYSTEM,
  })
  const runIds = enrolled.map(({ runId }) => runId)
  const part = (n: number) => runIds.slice(n * OF_EACH, (n + 1) * OF_EACH)
  for (const runId of part(0)) await store.pauseRun({ affiliateId, runId, actor: SYSTEM })
  for (const runId of part(1)) await store.cancelRun({ affiliateId, runId, actor: SYSTEM })
  await failRuns(pool, store, affiliateId, part(2))
  await pool.query(
    `UPDATE "AffiliateAutomationLog" SET "startedAt" = now() - interval '100 days'
     WHERE "affiliateId" = $1 AND "triggerKey" = 'rare'`,
    [affiliateId],
  )
}

/** Cancels all jobs of these runs but the first, and fails that; the first jobs of other runs are sent. */
async function failRuns(
  pool: pg.Pool,
  store: Store,
  affiliateId: string,
  runIds: readonly string[],
): Promise<void> {
  const { rows } = await pool.query<{ id: string }>(
    `SELECT "id" FROM "AffiliateAutomationJob"
     WHERE "affiliateId" = $1 AND "runId" = ANY ($2::uuid[]) AND "stepOrder" > 1`,
    [affiliateId, runIds],
  )
  await store.cancelJobs({ affiliateId, jobIds: rows.map(({ id }) => id), actor: SYSTEM })
  const { jobs } = await store.claimDueJobs({
    processId: 'bench',
    slots: 10 * OF_EACH,
    leaseMs: 60_000,
    provider: 'bench',
  })
  await store.settleSends(
    jobs.map((job) => (runIds.includes(job.runId) ? { job, ...REFUSED } : { job, ...accepted(job) })),
  )
}

function accepted(job: ClaimedJob) {
  return {
    settlement: { to: 'completed', providerId: `bench-${job.id}` },
    outcome: 'accepted',
    durationMs: 1,
  } as const
}

const REFUSED = {
  settlement: { to: 'failed', fault: { code: 'REJECTED', message: 'Refused.' }, suppressLead: false },
  outcome: 'rejected',
  durationMs: 1,
} as const
