import type { CatchUpRule } from '@booster/engine/domain/automation'
import type { By, Changed, RunRef } from '@booster/engine/ports'
import type pg from 'pg'
import type { SqlClock } from '../clock.ts'
import { inTransaction } from '../transaction.ts'
import { announceChange, announceDue } from './announce.ts'
import { countJobs } from './count-jobs.ts'
import { markDue } from './mark-due.ts'
import { recordActivity } from './record-activity.ts'
import { reviveHeldJobs } from './revive-held-jobs.ts'

/** Pauses an active run: its jobs are held when they come due. */
export const pauseRun =
  (pool: pg.Pool, clock: SqlClock) =>
  ({ affiliateId, runId, by }: RunRef & By): Promise<Changed> =>
    inTransaction(pool, async (tx): Promise<Changed> => {
      const [run] = await tx.rows<{ status: string; automationId: string }>(
        'lock-run',
        `SELECT "status", "automationId" FROM "AffiliateAutomationLog" WHERE "affiliateId" = $1 AND "id" = $2 FOR UPDATE`,
        [affiliateId, runId],
      )
      if (run === undefined) return { kind: 'unknown' }
      if (run.status !== 'active') return { kind: 'unchanged', reason: 'RUN_NOT_ACTIVE' }
      await tx.rows(
        'pause-run',
        `UPDATE "AffiliateAutomationLog" SET "status" = 'paused', "pausedAt" = ${clock.now}
         WHERE "affiliateId" = $1 AND "id" = $2`,
        [affiliateId, runId],
      )
      countJobs(tx, [{ affiliateId, automationId: run.automationId, runsActive: -1, runsPaused: 1 }])
      recordActivity(tx, clock, {
        by,
        affiliateId,
        action: 'run.pause',
        objectType: 'run',
        objectId: runId,
      })
      announceChange(tx, [affiliateId], ['runs'])
      return { kind: 'changed' }
    })

/** Resumes a paused run; what was held meanwhile comes back by the automation's catch-up rule. */
export const resumeRun =
  (pool: pg.Pool, clock: SqlClock) =>
  ({ affiliateId, runId, by }: RunRef & By): Promise<Changed> =>
    inTransaction(pool, async (tx): Promise<Changed> => {
      const [run] = await tx.rows<{ status: string; catchUp: CatchUpRule; catchUpHours: number }>(
        'read-run-rule',
        `SELECT r."status", a."catchUp", a."catchUpHours" FROM "AffiliateAutomationLog" r
         JOIN "AffiliateAutomation" a ON a."affiliateId" = r."affiliateId" AND a."id" = r."automationId"
         WHERE r."affiliateId" = $1 AND r."id" = $2`,
        [affiliateId, runId],
      )
      if (run === undefined) return { kind: 'unknown' }
      if (run.status !== 'paused') return { kind: 'unchanged', reason: 'RUN_NOT_PAUSED' }
      markDue(tx, clock, [{ affiliateId, inMs: 0 }])
      // The run first becomes active only if it still is paused: of two resumes at once one does the work.
      const [resumed] = await tx.rows<{ automationId: string }>(
        'resume-run',
        `UPDATE "AffiliateAutomationLog" SET "status" = 'active', "pausedAt" = NULL
         WHERE "affiliateId" = $1 AND "id" = $2 AND "status" = 'paused' RETURNING "automationId"`,
        [affiliateId, runId],
      )
      if (resumed === undefined) return { kind: 'unchanged', reason: 'RUN_NOT_PAUSED' }
      await reviveHeldJobs(tx, clock, {
        affiliateId,
        reason: 'RUN_PAUSED',
        name: 'run',
        where: `j."runId" = $4`,
        value: runId,
        rule: run.catchUp,
        hours: run.catchUpHours,
        counts: [{ affiliateId, automationId: resumed.automationId, runsActive: 1, runsPaused: -1 }],
      })
      recordActivity(tx, clock, {
        by,
        affiliateId,
        action: 'run.resume',
        objectType: 'run',
        objectId: runId,
      })
      announceChange(tx, [affiliateId], ['jobs', 'runs'])
      announceDue(tx)
      return { kind: 'changed' }
    })
