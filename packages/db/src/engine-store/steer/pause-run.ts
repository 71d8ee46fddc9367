import type { CatchUpRule } from '@booster/engine/domain/automation'
import type { RunStatus } from '@booster/engine/domain/run'
import { type RunRefusal, whyNotRun } from '@booster/engine/domain/run-refusal'
import type { Changed, RunRef, WithActor } from '@booster/engine/ports'
import { recordAudit } from '../../audit/record-audit.ts'
import { inTransaction } from '../../connection/transaction.ts'
import { announceChange, announceDue } from '../shared/announce.ts'
import { countJobs } from '../shared/count-jobs.ts'
import { markDue } from '../shared/mark-due.ts'
import type { StoreContext } from '../store-context.ts'
import { reviveHeldJobs } from './revive-held-jobs.ts'

/** Pauses an active run: its jobs are held when they come due. */
export function pauseRun(
  { pool, clock }: StoreContext,
  { affiliateId, runId, actor }: RunRef & WithActor,
): Promise<Changed<RunRefusal>> {
  return inTransaction({ pool, clock }, async (tx): Promise<Changed<RunRefusal>> => {
    const [run] = await tx.rows<{ status: RunStatus; automationId: string }>(
      'lock-run',
      `SELECT "status", "automationId" FROM "AffiliateAutomationLog" WHERE "affiliateId" = $1 AND "id" = $2 FOR UPDATE`,
      [affiliateId, runId],
    )
    if (run === undefined) return { kind: 'unknown' }
    const reason = whyNotRun('pause', run.status)
    if (reason !== null) return { kind: 'unchanged', reason }
    await tx.rows(
      'pause-run',
      `UPDATE "AffiliateAutomationLog" SET "status" = 'paused', "pausedAt" = ${tx.clock.now}
         WHERE "affiliateId" = $1 AND "id" = $2`,
      [affiliateId, runId],
    )
    countJobs(tx, [{ affiliateId, automationId: run.automationId, runsActive: -1, runsPaused: 1 }])
    recordAudit(tx, {
      actor,
      affiliateId,
      action: 'run.pause',
      objects: [{ id: runId }],
    })
    announceChange(tx, [affiliateId], ['runs'])
    return { kind: 'changed' }
  })
}

/** Resumes a paused run; what was held meanwhile comes back by the automation's catch-up rule. */
export function resumeRun(
  { pool, clock }: StoreContext,
  { affiliateId, runId, actor }: RunRef & WithActor,
): Promise<Changed<RunRefusal>> {
  return inTransaction({ pool, clock }, async (tx): Promise<Changed<RunRefusal>> => {
    const [run] = await tx.rows<{ status: RunStatus; catchUp: CatchUpRule; catchUpHours: number }>(
      'read-run-rule',
      `SELECT r."status", a."catchUp", a."catchUpHours" FROM "AffiliateAutomationLog" r
         JOIN "AffiliateAutomation" a ON a."affiliateId" = r."affiliateId" AND a."id" = r."automationId"
         WHERE r."affiliateId" = $1 AND r."id" = $2`,
      [affiliateId, runId],
    )
    if (run === undefined) return { kind: 'unknown' }
    const reason = whyNotRun('resume', run.status)
    if (reason !== null) return { kind: 'unchanged', reason }
    markDue(tx, [{ affiliateId, inMs: 0 }])
    // Only a run that is still paused becomes active: of two concurrent resumes one does the work.
    const [resumed] = await tx.rows<{ automationId: string }>(
      'resume-run',
      `UPDATE "AffiliateAutomationLog" SET "status" = 'active', "pausedAt" = NULL
         WHERE "affiliateId" = $1 AND "id" = $2 AND "status" = 'paused' RETURNING "automationId"`,
      [affiliateId, runId],
    )
    if (resumed === undefined) return { kind: 'unchanged', reason: 'NOT_PAUSED' }
    await reviveHeldJobs(tx, {
      affiliateId,
      reason: 'RUN_PAUSED',
      name: 'run',
      where: `j."runId" = $4`,
      value: runId,
      rule: run.catchUp,
      hours: run.catchUpHours,
      counts: [{ affiliateId, automationId: resumed.automationId, runsActive: 1, runsPaused: -1 }],
    })
    recordAudit(tx, {
      actor,
      affiliateId,
      action: 'run.resume',
      objects: [{ id: runId }],
    })
    announceChange(tx, [affiliateId], ['jobs', 'runs'])
    announceDue(tx)
    return { kind: 'changed' }
  })
}
