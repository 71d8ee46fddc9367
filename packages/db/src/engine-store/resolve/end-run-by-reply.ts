import { SYSTEM } from '@booster/engine/domain/actor'
import { JOB_ERROR_CODES } from '@booster/engine/domain/job'
import { recordAudit } from '../../audit/record-audit.ts'
import type { Tx } from '../../connection/transaction.ts'
import { announceChange } from '../shared/announce.ts'
import { cancelOpenJobs } from '../steer/cancel-open-jobs.ts'
import type { DeliveredJob } from './find-delivered-job.ts'

/**
 * Ends the run of a mail that its lead has answered, where the sequence says so. A run without an open job has ended
 * already. The caller holds the jobs of the lead.
 */
export async function endRunByReply(tx: Tx, { affiliateId, runId, id }: DeliveredJob): Promise<void> {
  const { found } = await cancelOpenJobs(tx, {
    name: 'replied',
    where: `j."runId" IN (SELECT r."id" FROM "AffiliateAutomationLog" r
        JOIN "AffiliateAutomation" a ON a."affiliateId" = r."affiliateId" AND a."id" = r."automationId"
        WHERE r."affiliateId" = $1 AND r."id" = $2 AND r."status" IN ('active', 'paused') AND a."endOnReply")
      AND j."status" NOT IN ('completed', 'failed', 'cancelled')`,
    values: [affiliateId, runId],
    errorCode: JOB_ERROR_CODES.replied,
    endRuns: 'of all found',
  })
  if (found === 0) return
  const objects = [{ id: runId, after: { jobId: id } }]
  recordAudit(tx, { actor: SYSTEM, affiliateId, action: 'run.end-by-reply', objects })
  announceChange(tx, [affiliateId], ['jobs', 'runs'])
}
