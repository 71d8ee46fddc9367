import type { SqlClock } from '../../connection/clock.ts'
import type { Tx } from '../../connection/transaction.ts'
import { unnestColumns } from '../../connection/unnest.ts'
import {
  COUNT_COLUMNS,
  COUNT_SUMS,
  COUNTS_OF_RUN,
  countJobs,
  type JobCount,
  NO_COUNTERS,
  SET_COUNTERS,
  sumCounts,
  unnestCounts,
} from './count-jobs.ts'
import { sumByKey } from './sum-by-key.ts'

const STEP_MOVES = unnestColumns({ aff: 'uuid', step: 'uuid', opened: 'int' })

const RUN_MOVES = unnestColumns({
  aff: 'uuid',
  run: 'uuid',
  completed: 'int',
  failed: 'int',
  cancelled: 'int',
  closed: 'int',
})

/** How jobs that came to their end (or left it again: negative numbers) move their run. */
export type RunMove = {
  readonly affiliateId: string
  readonly runId: string
  readonly stepId: string
  readonly stepOrder: number
  readonly completed?: number
  readonly failed?: number
  readonly cancelled?: number
}

/**
 * Moves runs: their progress, and with it their state (domain rule `runStatusFor`): open as long as a job is
 * open, then failed or completed; cancelled stays cancelled unless a person reopens it by retrying a job.
 * The open jobs of steps follow, then the counters of runs by state, together with `counts`: one write, so that all are
 * locked in one order.
 * @param counts how the same jobs change the counters of jobs
 */
export function advanceRuns(tx: Tx, moves: readonly RunMove[], counts: readonly JobCount[]): void {
  if (moves.length === 0) {
    countJobs(tx, counts)
    return
  }
  const lastClosed = new Map<string, number>()
  for (const m of moves) {
    const closed = (m.completed ?? 0) + (m.failed ?? 0) + (m.cancelled ?? 0) > 0 ? m.stepOrder : 0
    lastClosed.set(m.runId, Math.max(lastClosed.get(m.runId) ?? 0, closed))
  }
  const sums = sumByKey(
    moves,
    (m) => [m.affiliateId, m.runId] as const,
    (m) => ({ completed: m.completed ?? 0, failed: m.failed ?? 0, cancelled: m.cancelled ?? 0 }),
  )
  tx.send(
    'advance-runs',
    `WITH moved AS (UPDATE "AffiliateAutomationLog" r SET
       ${MOVE_RUN(tx.clock)}
     FROM ${RUN_MOVES.from(1)}
     WHERE r."affiliateId" = u.aff AND r."id" = u.run
     RETURNING r."affiliateId" AS aff, r."automationId" AS aut, r."statusBefore" AS before, r."status" AS after),
     steps AS (
       UPDATE "AffiliateAutomationStep" s SET "openCount" = s."openCount" + u.opened FROM ${STEP_MOVES.from(7)}
       WHERE s."affiliateId" = u.aff AND s."id" = u.step AND (SELECT count(*) FROM moved) >= 0 RETURNING 1),
     changed AS MATERIALIZED (
       SELECT aff, aut, ${COUNT_SUMS} FROM (
         SELECT aff, aut, ${COUNTS_OF_RUN}
         FROM moved WHERE after <> before
         UNION ALL SELECT * FROM ${unnestCounts(10)}) AS n(${COUNT_COLUMNS})
       WHERE (SELECT count(*) FROM steps) >= 0
       GROUP BY aff, aut ORDER BY aff, aut),
     counted AS (
       UPDATE "AutomationCounter" c SET ${SET_COUNTERS}
       FROM changed n WHERE c."affiliateId" = n.aff AND c."automationId" = n.aut RETURNING 1)
     SELECT demand((SELECT count(*) FROM counted) = (SELECT count(*) FROM changed), '${NO_COUNTERS}')`,
    [
      ...RUN_MOVES.arrays(sums, {
        aff: (s) => s.key[0],
        run: (s) => s.key[1],
        completed: (s) => s.sums.completed,
        failed: (s) => s.sums.failed,
        cancelled: (s) => s.sums.cancelled,
        closed: (s) => lastClosed.get(s.key[1]) ?? 0,
      }),
      ...stepMoves(moves),
      ...sumCounts(counts),
    ],
  )
}

/** How many jobs of each step become open again (or, negative, come to their end). */
function stepMoves(moves: readonly RunMove[]): unknown[] {
  const sums = sumByKey(
    moves,
    (m) => [m.affiliateId, m.stepId] as const,
    (m) => ({ opened: -((m.completed ?? 0) + (m.failed ?? 0) + (m.cancelled ?? 0)) }),
  )
  return STEP_MOVES.arrays(sums, {
    aff: (s) => s.key[0],
    step: (s) => s.key[1],
    opened: (s) => s.sums.opened,
  })
}

/**
 * SQL: what `u` (completed, failed, cancelled: jobs that ended; closed: the last step that did, or 0) makes of the
 * run `r`.
 */
export function MOVE_RUN(clock: SqlClock): string {
  return `
  "statusBefore" = r."status",
  "completedSteps" = r."completedSteps" + u.completed,
  "failedSteps" = r."failedSteps" + u.failed,
  "cancelledSteps" = r."cancelledSteps" + u.cancelled,
  "currentStepOrder" = CASE WHEN u.closed > 0
    THEN least(r."totalSteps", greatest(r."currentStepOrder", u.closed + 1)) ELSE r."currentStepOrder" END,
  "lastExecutedAt" = CASE WHEN u.completed > 0 THEN ${clock.now} ELSE r."lastExecutedAt" END,
  "status" = (CASE
    WHEN r."status" = 'cancelled' AND u.closed > 0 THEN 'cancelled'
    WHEN r."completedSteps" + r."failedSteps" + r."cancelledSteps" + u.completed + u.failed + u.cancelled = r."totalSteps"
      THEN CASE WHEN r."failedSteps" + u.failed > 0 THEN 'failed'
        WHEN r."completedSteps" + u.completed > 0 THEN 'completed' ELSE 'cancelled' END
    WHEN r."status" = 'paused' THEN 'paused'
    ELSE 'active' END)::"RunStatus",
  "completedAt" = CASE
    WHEN r."completedSteps" + r."failedSteps" + r."cancelledSteps" + u.completed + u.failed + u.cancelled = r."totalSteps"
      THEN coalesce(r."completedAt", ${clock.now}) ELSE NULL END,
  "cancelledAt" = CASE
    WHEN r."status" = 'cancelled' AND u.closed > 0 THEN r."cancelledAt"
    WHEN r."completedSteps" + r."cancelledSteps" + u.completed + u.cancelled = r."totalSteps"
      AND r."completedSteps" + u.completed = 0 THEN ${clock.now} ELSE NULL END`
}
