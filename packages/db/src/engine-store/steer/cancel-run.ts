import { JOB_ERROR_CODES } from '@booster/engine/domain/job'
import type { RunStatus } from '@booster/engine/domain/run'
import { whyNotRun } from '@booster/engine/domain/run-refusal'
import type { CancelReport, RunRef, WithActor } from '@booster/engine/ports'
import { recordAudit } from '../../audit/record-audit.ts'
import { inTransaction } from '../../connection/transaction.ts'
import { announceChange } from '../shared/announce.ts'
import type { StoreContext } from '../store-context.ts'
import { cancelOpenJobs } from './cancel-open-jobs.ts'

/** Ends a run: what waits is cancelled; what is on its way may still arrive, but is not revived if it fails. */
export function cancelRun(
  { pool, clock }: StoreContext,
  { affiliateId, runId, actor }: RunRef & WithActor,
): Promise<CancelReport> {
  return inTransaction({ pool, clock }, async (tx): Promise<CancelReport> => {
    const [run] = await tx.rows<{ status: RunStatus }>(
      'read-run',
      `SELECT "status" FROM "AffiliateAutomationLog" WHERE "affiliateId" = $1 AND "id" = $2`,
      [affiliateId, runId],
    )
    if (run === undefined) return { kind: 'unknown' }
    const reason = whyNotRun('cancel', run.status)
    if (reason !== null) return { kind: 'unchanged', reason }
    const jobs = await cancelOpenJobs(tx, {
      name: 'run',
      where: `j."runId" = $2`,
      values: [affiliateId, runId],
      errorCode: JOB_ERROR_CODES.runCancelled,
      endRuns: 'of all found',
    })
    recordAudit(tx, {
      actor,
      affiliateId,
      action: 'run.cancel',
      objects: [{ id: runId, before: run }],
    })
    announceChange(tx, [affiliateId], ['jobs', 'runs'])
    return { kind: 'cancelled', jobs: jobs.cancelled.length, alreadyOnTheirWay: jobs.processing }
  })
}
