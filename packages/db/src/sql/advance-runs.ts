import type { SqlClock } from '../clock.ts'
import type { Tx } from '../transaction.ts'
import { sumByKey } from './sum-by-key.ts'

/** How jobs that came to their end (or left it again: negative numbers) move their run. */
export type RunMove = {
  readonly affiliateId: string
  readonly runId: string
  readonly stepOrder: number
  readonly completed?: number
  readonly failed?: number
  readonly cancelled?: number
}

/**
 * Moves runs: their progress, and with it their state (domain rule `runStatusFor`): open as long as a job is
 * open, then failed or completed; cancelled stays cancelled unless a person reopens it by retrying a job.
 */
export const advanceRuns = async (tx: Tx, clock: SqlClock, moves: readonly RunMove[]): Promise<void> => {
  if (moves.length === 0) return
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
  await tx.rows(
    'advance-runs',
    `UPDATE "AffiliateAutomationLog" r SET
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
           AND r."completedSteps" + u.completed = 0 THEN ${clock.now} ELSE NULL END
     FROM unnest($1::uuid[], $2::uuid[], $3::int[], $4::int[], $5::int[], $6::int[])
       AS u(aff, run, completed, failed, cancelled, closed)
     WHERE r."affiliateId" = u.aff AND r."id" = u.run`,
    [
      sums.map((s) => s.key[0]),
      sums.map((s) => s.key[1]),
      sums.map((s) => s.sums.completed),
      sums.map((s) => s.sums.failed),
      sums.map((s) => s.sums.cancelled),
      sums.map((s) => lastClosed.get(s.key[1]) ?? 0),
    ],
  )
}
