import { JOB_ERROR_CODES } from '@booster/engine/domain/job'
import type { EventEffect } from '@booster/engine/domain/trigger/lead-event'
import type { Tx } from '../../connection/transaction.ts'
import { announceChange } from '../shared/announce.ts'
import { lockBooks } from '../shared/lock-books.ts'
import { cancelLockedJobs, type OpenJob } from '../steer/cancel-open-jobs.ts'
import type { Automation } from './enrol-leads.ts'

/** No run has this id: it locks none. */
const NO_RUN = '00000000-0000-0000-0000-000000000000'

/**
 * Locks the jobs of all runs that have this event as their goal (`isGoalOf`), also of those that ended without it: they
 * must not be reopened. Books of the automations that start in the same transaction are locked with them.
 */
export async function lockReachedRuns(
  tx: Tx,
  input: {
    readonly affiliateId: string
    readonly leadId: string
    readonly event: string
    readonly key: string
    readonly starting: readonly Automation[]
  },
): Promise<readonly OpenJob[]> {
  const { affiliateId, leadId, event, key, starting } = input
  const jobs = await tx.rows<OpenJob>(
    'lock-jobs-of-reached-runs',
    `SELECT j."affiliateId", j."id", j."automationId", j."runId", j."stepId", j."stepOrder", j."status"
     FROM "AffiliateAutomationLog" r
     JOIN "AffiliateAutomation" a ON a."affiliateId" = r."affiliateId" AND a."id" = r."automationId"
     JOIN "AffiliateAutomationJob" j ON j."affiliateId" = r."affiliateId" AND j."runId" = r."id"
     WHERE r."affiliateId" = $1 AND r."leadId" = $2 AND r."status" <> 'completed' AND r."goalAt" IS NULL
       AND $3 = ANY (a."goalEvents") AND ($4 = '' OR r."triggerKey" = '' OR r."triggerKey" = $4)
     ORDER BY j."affiliateId", j."id" FOR UPDATE OF j`,
    [affiliateId, leadId, event, key],
  )
  if (jobs.length > 0) {
    const started = starting.flatMap(({ id: automationId, steps }) =>
      steps.map(({ id: stepId }) => ({ affiliateId, automationId, stepId, runId: NO_RUN })),
    )
    await lockBooks(tx, [...jobs, ...started])
  }
  return jobs
}

/**
 * Marks the runs of these locked jobs, and ends those that go on: what waits is cancelled, what is on its way is asked once
 * more. The mark is never older than a leave that a mail of the run got, whichever transaction began first.
 */
export async function endReachedRuns(
  tx: Tx,
  input: { readonly affiliateId: string; readonly eventId: string; readonly jobs: readonly OpenJob[] },
): Promise<readonly EventEffect[]> {
  const { affiliateId, eventId, jobs } = input
  if (jobs.length === 0) return []
  const runs = await tx.rows<{ runId: string; automationId: string; before: string }>(
    'reach-goals',
    `UPDATE "AffiliateAutomationLog" r SET "statusBefore" = r."status",
       "goalAt" = greatest(${tx.clock.now}, (SELECT max(j."clearedAt") FROM "AffiliateAutomationJob" j
         WHERE j."affiliateId" = r."affiliateId" AND j."runId" = r."id")),
       "goalEventId" = CASE WHEN r."status" IN ('active', 'paused') THEN $3::uuid END,
       "cancelledAt" = CASE WHEN r."status" IN ('active', 'paused') THEN ${tx.clock.now} ELSE r."cancelledAt" END,
       "status" = CASE WHEN r."status" IN ('active', 'paused') THEN 'cancelled' ELSE r."status" END
     WHERE r."affiliateId" = $1 AND r."id" = ANY ($2::uuid[]) AND r."status"::text <> 'completed' AND r."goalAt" IS NULL
     RETURNING r."id" AS "runId", r."automationId", r."statusBefore"::text AS "before"`,
    [affiliateId, [...new Set(jobs.map((job) => job.runId))].sort(), eventId],
  )
  const ended = runs.filter(({ before }) => before === 'active' || before === 'paused')
  if (ended.length === 0) return []
  const open = new Set(ended.map(({ runId }) => runId))
  await cancelLockedJobs(
    tx,
    jobs.filter((job) => open.has(job.runId) && (job.status === 'pending' || job.status === 'held')),
    JOB_ERROR_CODES.goalReached,
    ended.map(({ automationId, before }) => ({
      ...{ affiliateId, automationId, runsCancelled: 1 },
      ...(before === 'paused' ? { runsPaused: -1 } : { runsActive: -1 }),
    })),
  )
  announceChange(tx, [affiliateId], ['jobs', 'runs'])
  return ended
    .map(({ runId, automationId }) => ({ kind: 'ended', automationId, runId }) as const)
    .sort((a, b) => (a.runId < b.runId ? -1 : 1))
}
