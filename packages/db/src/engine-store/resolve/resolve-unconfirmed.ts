import { type JobRefusal, whyNotResolve } from '@booster/engine/domain/job-refusal'
import { VERDICT_SETTLEMENTS } from '@booster/engine/domain/verdict'
import type { Changed, ResolveInput } from '@booster/engine/ports'
import { recordAudit } from '../../audit/record-audit.ts'
import { inTransaction } from '../../connection/transaction.ts'
import { announceDue } from '../shared/announce.ts'
import { findArchivedIds } from '../shared/find-archived-ids.ts'
import { markDue } from '../shared/mark-due.ts'
import type { StoreContext } from '../store-context.ts'
import { SELECT_UNCONFIRMED, settleUnconfirmed, type UnconfirmedJob } from './settle-unconfirmed.ts'

/** A person says what became of an unconfirmed job. The first decision wins, whoever makes it. */
export function resolveUnconfirmed(
  { pool, clock, hashKey }: StoreContext,
  { affiliateId, jobId, verdict, actor }: ResolveInput,
): Promise<Changed<JobRefusal>> {
  return inTransaction({ pool, clock }, async (tx): Promise<Changed<JobRefusal>> => {
    if (verdict === 'send_again') markDue(tx, [{ affiliateId, inMs: 0 }])
    const [known] = await tx.rows(
      'lock-job-to-resolve',
      `SELECT 1 FROM "AffiliateAutomationJob" WHERE "affiliateId" = $1 AND "id" = $2 FOR UPDATE`,
      [affiliateId, jobId],
    )
    if (known === undefined) {
      const archived = await findArchivedIds(tx, affiliateId, [jobId])
      return archived.has(jobId) ? { kind: 'unchanged', reason: 'ARCHIVED' } : { kind: 'unknown' }
    }
    const [job] = await tx.rows<UnconfirmedJob>(
      'read-unconfirmed',
      `${SELECT_UNCONFIRMED} WHERE j."affiliateId" = $1 AND j."id" = $2`,
      [affiliateId, jobId],
    )
    if (job === undefined) return { kind: 'unknown' }
    const reason = whyNotResolve({ ...job, archived: false }, verdict)
    if (reason !== null) return { kind: 'unchanged', reason }
    await settleUnconfirmed(tx, hashKey, [
      { job, settlement: VERDICT_SETTLEMENTS[verdict], outcome: 'unconfirmed', durationMs: 0 },
    ])
    recordAudit(tx, {
      actor,
      affiliateId,
      action: 'job.resolve',
      objects: [{ id: jobId, after: { verdict } }],
    })
    if (verdict === 'send_again') announceDue(tx)
    return { kind: 'changed' }
  })
}
