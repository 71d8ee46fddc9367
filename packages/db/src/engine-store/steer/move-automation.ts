import {
  type AutomationRefusal,
  type AutomationStatus,
  type AutomationTarget,
  type CatchUpRule,
  whyNotMoveAutomation,
} from '@booster/engine/domain/automation'
import { JOB_ERROR_CODES } from '@booster/engine/domain/job'
import type { Changed, WithActor } from '@booster/engine/ports'
import { recordAudit } from '../../audit/record-audit.ts'
import type { Tx } from '../../connection/transaction.ts'
import { announceChange, announceDue } from '../shared/announce.ts'
import { markDue } from '../shared/mark-due.ts'
import { cancelOpenJobs } from './cancel-open-jobs.ts'
import { reviveHeldJobs } from './revive-held-jobs.ts'
import { startWaitingRuns } from './start-waiting-runs.ts'

export type MovableAutomation = {
  readonly status: AutomationStatus
  readonly catchUp: CatchUpRule
  readonly catchUpHours: number
  readonly pausedAt: Date | null
  readonly steps: number
}

/** Jobs of runs of one automation: the runs are found by their own key, so that jobs need no index for it. */
const OF_AUTOMATION = `j."runId" IN (SELECT r."id" FROM "AffiliateAutomationLog" r
  WHERE r."affiliateId" = $1 AND r."automationId" = `

export type MoveInput = {
  readonly affiliateId: string
  readonly automationId: string
  readonly status: AutomationTarget
} & WithActor

/** Locks an automation and says whether it may take this state. */
export async function lockAutomationToMove(
  tx: Tx,
  { affiliateId, automationId, status }: MoveInput,
): Promise<
  | { readonly kind: 'movable'; readonly automation: MovableAutomation }
  | Exclude<Changed<AutomationRefusal>, { readonly kind: 'changed' }>
> {
  if (status === 'active') markDue(tx, [{ affiliateId, inMs: 0 }])
  const automation = await lockAutomation(tx, affiliateId, automationId)
  if (automation === undefined) return { kind: 'unknown' }
  const reason = whyNotMoveAutomation(automation, status)
  return reason === null ? { kind: 'movable', automation } : { kind: 'unchanged', reason }
}

/**
 * Activates, pauses or archives a locked automation. Pausing holds jobs as they come due; activating brings those back
 * by the catch-up rule and starts the runs of who consented meanwhile; archiving cancels what still waits.
 */
export async function moveAutomation(
  tx: Tx,
  { affiliateId, automationId, status, actor }: MoveInput,
  automation: MovableAutomation,
): Promise<void> {
  if (status === 'archived') await cancelWhatWaits(tx, affiliateId, automationId)
  await tx.rows(
    'write-automation-status',
    `UPDATE "AffiliateAutomation" SET "status" = $3::"AutomationStatus", "updatedAt" = now(),
         "activatedAt" = CASE WHEN $3 = 'active' THEN ${tx.clock.now} ELSE "activatedAt" END,
         "pausedAt" = CASE WHEN $3 = 'paused' THEN ${tx.clock.now} END,
         "archivedAt" = CASE WHEN $3 = 'archived' THEN ${tx.clock.now} END
       WHERE "affiliateId" = $1 AND "id" = $2`,
    [affiliateId, automationId, status],
  )
  if (status === 'active') {
    const { pausedAt } = automation
    if (pausedAt !== null) await startWaitingRuns(tx, { affiliateId, automationId, pausedAt })
    await reviveHeldJobs(tx, {
      affiliateId,
      reason: 'AUTOMATION_PAUSED',
      name: 'automation',
      where: `j."automationId" = $4`,
      value: automationId,
      rule: automation.catchUp,
      hours: automation.catchUpHours,
    })
    announceDue(tx)
  }
  recordAudit(tx, {
    actor,
    affiliateId,
    action: 'automation.status',
    objects: [{ id: automationId, before: { status: automation.status }, after: { status } }],
  })
  announceChange(tx, [affiliateId], ['automations', 'jobs', 'runs'])
}

async function lockAutomation(
  tx: Tx,
  affiliateId: string,
  automationId: string,
): Promise<MovableAutomation | undefined> {
  const [automation] = await tx.rows<MovableAutomation>(
    'lock-automation',
    `SELECT a."status", a."catchUp", a."catchUpHours", a."pausedAt", (
       SELECT count(*)::int FROM "AffiliateAutomationStep" s
       WHERE s."affiliateId" = a."affiliateId" AND s."automationId" = a."id" AND s."archivedAt" IS NULL) AS steps
     FROM "AffiliateAutomation" a WHERE a."affiliateId" = $1 AND a."id" = $2 FOR UPDATE OF a`,
    [affiliateId, automationId],
  )
  return automation
}

async function cancelWhatWaits(tx: Tx, affiliateId: string, automationId: string): Promise<void> {
  // Failed, cancelled and unconfirmed jobs are locked too: another transaction may be putting one back to pending.
  await cancelOpenJobs(tx, {
    name: 'automation',
    where: `${OF_AUTOMATION} $2 AND r."status" IN ('active', 'paused')) AND j."status" <> 'completed'`,
    values: [affiliateId, automationId],
    errorCode: JOB_ERROR_CODES.automationArchived,
    endRuns: 'of open ones',
  })
}
