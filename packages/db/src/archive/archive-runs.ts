import type pg from 'pg'
import type { SqlClock } from '../connection/clock.ts'
import { inTransaction, type Tx } from '../connection/transaction.ts'
import { unnestColumns } from '../connection/unnest.ts'

const ARCHIVED = unnestColumns({ automation: 'uuid', completed: 'int', failed: 'int', cancelled: 'int' })

type RunToLeave = {
  readonly id: string
  /** Jobs of it that are live. */
  readonly jobs: number
  /** It and all its jobs have ended, the last of them long ago. */
  readonly isOld: boolean
}

/**
 * Moves the jobs of these runs to the archive, each run whole or not at all: one transaction of one affiliate. Jobs are
 * locked first and judged only then, because what holds all jobs of a run holds the run: nobody can retry, resolve or
 * advance it meanwhile. A run of which somebody else holds a job stays for the next time.
 */
export function archiveRuns(
  pool: pg.Pool,
  clock: SqlClock,
  input: { readonly affiliateId: string; readonly runIds: readonly string[]; readonly olderThanDays: number },
): Promise<{ readonly jobs: number; readonly runs: number }> {
  return inTransaction({ pool, clock }, async (tx) => {
    const lockedOf = await lockJobs(tx, input)
    const runs = await readRuns(tx, input)
    const leaving = runs.filter((run) => run.isOld && lockedOf.get(run.id) === run.jobs)
    if (leaving.length === 0) return { jobs: 0, runs: 0 }
    const runIds = leaving.map((run) => run.id)
    const moved = await moveJobs(tx, { ...input, runIds })
    await countArchived(tx, input.affiliateId, moved)
    return { jobs: leaving.reduce((sum, run) => sum + run.jobs, 0), runs: leaving.length }
  })
}

/** How many jobs of each run this transaction holds now. */
async function lockJobs(
  tx: Tx,
  { affiliateId, runIds }: { readonly affiliateId: string; readonly runIds: readonly string[] },
): Promise<ReadonlyMap<string, number>> {
  const rows = await tx.rows<{ runId: string }>(
    'retention-lock-jobs',
    `SELECT "runId" FROM "AffiliateAutomationJob" WHERE "affiliateId" = $1 AND "runId" = ANY ($2::uuid[])
     ORDER BY "affiliateId", "id" FOR UPDATE SKIP LOCKED`,
    [affiliateId, runIds],
  )
  const counts = new Map<string, number>()
  for (const { runId } of rows) counts.set(runId, (counts.get(runId) ?? 0) + 1)
  return counts
}

function readRuns(
  tx: Tx,
  input: { readonly affiliateId: string; readonly runIds: readonly string[]; readonly olderThanDays: number },
): Promise<RunToLeave[]> {
  return tx.rows<RunToLeave>(
    'retention-read-runs',
    `SELECT r."id", count(*)::int AS "jobs",
       r."status" IN ('completed', 'failed', 'cancelled') AND bool_and(j."status" IN ('completed', 'failed', 'cancelled')
         AND greatest(j."executedAt", j."failedAt", j."cancelledAt", r."startedAt", r."completedAt", r."cancelledAt")
           < ${tx.clock.now} - make_interval(days => $3)) AS "isOld"
     FROM "AffiliateAutomationLog" r
     JOIN "AffiliateAutomationJob" j ON j."affiliateId" = r."affiliateId" AND j."runId" = r."id"
     WHERE r."affiliateId" = $1 AND r."id" = ANY ($2::uuid[])
     GROUP BY r."affiliateId", r."id"`,
    [input.affiliateId, input.runIds, input.olderThanDays],
  )
}

type MovedJobs = {
  readonly automationId: string
  readonly completed: number
  readonly failed: number
  readonly cancelled: number
}

/** One statement takes them away and writes them down, so that none can get lost in between. */
function moveJobs(
  tx: Tx,
  { affiliateId, runIds }: { readonly affiliateId: string; readonly runIds: readonly string[] },
): Promise<MovedJobs[]> {
  const columns = COLUMNS.map((name) => `"${name}"`).join(', ')
  return tx.rows<MovedJobs>(
    'retention-move-jobs',
    `WITH gone AS (
       DELETE FROM "AffiliateAutomationJob" WHERE "affiliateId" = $1 AND "runId" = ANY ($2::uuid[])
       RETURNING ${columns}),
     kept AS (
       INSERT INTO "ArchivedJob" (${columns}, "archivedAt") SELECT ${columns}, ${tx.clock.now} FROM gone
       RETURNING "automationId", "status")
     SELECT "automationId", count(*) FILTER (WHERE "status" = 'completed')::int AS "completed",
       count(*) FILTER (WHERE "status" = 'failed')::int AS "failed",
       count(*) FILTER (WHERE "status" = 'cancelled')::int AS "cancelled"
     FROM kept GROUP BY "automationId" ORDER BY "automationId"`,
    [affiliateId, runIds],
  )
}

/** The totals stay as they are; these say how many of them no list of jobs holds any more. */
async function countArchived(tx: Tx, affiliateId: string, moved: readonly MovedJobs[]): Promise<void> {
  await tx.rows(
    'retention-count',
    `UPDATE "AutomationCounter" n SET "archivedCompleted" = n."archivedCompleted" + u.completed,
       "archivedFailed" = n."archivedFailed" + u.failed, "archivedCancelled" = n."archivedCancelled" + u.cancelled
     FROM ${ARCHIVED.from(2)}
     WHERE n."affiliateId" = $1 AND n."automationId" = u.automation`,
    [
      affiliateId,
      ...ARCHIVED.arrays(moved, {
        automation: (m) => m.automationId,
        completed: (m) => m.completed,
        failed: (m) => m.failed,
        cancelled: (m) => m.cancelled,
      }),
    ],
  )
}

/** What the archive keeps: whatever a run's timeline, a job's page, the ledger and the invariants read. */
const COLUMNS = [
  ...['affiliateId', 'id', 'automationId', 'stepId', 'leadId', 'runId', 'stepOrder', 'status', 'scheduledAt'],
  ...['executedAt', 'failedAt', 'cancelledAt', 'errorCode', 'errorMessage', 'retryCount', 'maxRetries'],
  ...[
    'attemptCount',
    'creditAmount',
    'emailId',
    'sendMs',
    'stepVersion',
    'messageRef',
    'createdAt',
    'updatedAt',
    'recipientDomain',
  ],
]
