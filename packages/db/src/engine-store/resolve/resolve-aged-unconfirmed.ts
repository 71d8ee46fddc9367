import { SYSTEM } from '@booster/engine/domain/actor'
import { whyNotMailed } from '@booster/engine/domain/lead'
import { VERDICT_SETTLEMENTS } from '@booster/engine/domain/verdict'
import { recordAudit } from '../../audit/record-audit.ts'
import { inTransaction } from '../../connection/transaction.ts'
import type { BookedSend } from '../settle/booked-send.ts'
import { announceDue } from '../shared/announce.ts'
import { markDue } from '../shared/mark-due.ts'
import type { StoreContext } from '../store-context.ts'
import { SELECT_UNCONFIRMED, settleUnconfirmed, type UnconfirmedJob } from './settle-unconfirmed.ts'

/** Without evidence for that long, the automation's policy decides. */
export function resolveAgedUnconfirmed(
  { pool, clock, hashKey }: StoreContext,
  {
    olderThanMs,
    limit,
  }: {
    olderThanMs: number
    limit: number
  },
): Promise<{ readonly resolved: number }> {
  return inTransaction({ pool, clock }, async (tx) => {
    const affiliates = await tx.rows<{ affiliateId: string }>(
      'affiliates-with-unconfirmed',
      `SELECT DISTINCT "affiliateId" FROM "AutomationCounter" WHERE "unconfirmed" > 0 ORDER BY 1`,
      [],
    )
    const affiliateIds = affiliates.map((a) => a.affiliateId)
    if (affiliateIds.length === 0) return { resolved: 0 }
    markDue(
      tx,
      affiliateIds.map((affiliateId) => ({ affiliateId, inMs: 0 })),
    )
    const jobs = await tx.rows<UnconfirmedJob>(
      'read-aged-unconfirmed',
      `${SELECT_UNCONFIRMED}
         WHERE j."affiliateId" = ANY ($1::uuid[]) AND j."restStatus" = 'unconfirmed'
           AND j."unconfirmedAt" <= ${tx.clock.now} - $2 * interval '1 millisecond'
         ORDER BY j."affiliateId", j."id" LIMIT $3 FOR UPDATE OF j SKIP LOCKED`,
      [affiliateIds, olderThanMs, limit],
    )
    const sends = jobs.map((job): BookedSend => {
      const mayGoOn = job.runStatus !== 'cancelled' && whyNotMailed(job) === null
      const again = job.onUnconfirmed === 'send_again_once' && !job.sentAgain && mayGoOn
      return {
        job,
        settlement: VERDICT_SETTLEMENTS[again ? 'send_again' : 'release'],
        outcome: 'unconfirmed',
        durationMs: 0,
      }
    })
    await settleUnconfirmed(tx, hashKey, sends)
    for (const { job, settlement } of sends.filter((s) => s.settlement.to === 'pending')) {
      const { affiliateId, id: objectId } = job
      const after = { verdict: 'send_again', policy: 'send_again_once', to: settlement.to }
      recordAudit(tx, {
        actor: SYSTEM,
        affiliateId,
        action: 'job.resolve',
        objects: [{ id: objectId, after }],
      })
    }
    if (sends.length > 0) announceDue(tx)
    return { resolved: sends.length }
  })
}
