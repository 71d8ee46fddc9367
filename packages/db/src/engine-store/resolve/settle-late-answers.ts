import type { SettledSend, SettleReport } from '@booster/engine/ports'
import { inTransaction, type Tx } from '../../connection/transaction.ts'
import { byKey } from '../shared/by-key.ts'
import { markDue } from '../shared/mark-due.ts'
import type { StoreContext } from '../store-context.ts'
import { settleUnconfirmed } from './settle-unconfirmed.ts'

/** Settles the answer of an attempt whose lease had expired, unless somebody decided before it came. */
export function settleLateAnswers(
  { pool, clock, hashKey }: StoreContext,
  sends: readonly SettledSend[],
): Promise<SettleReport> {
  return inTransaction(pool, async (tx) => {
    const telling = sends.filter((s) => s.settlement.to !== 'unconfirmed')
    markDue(
      tx,
      clock,
      telling.flatMap((s) =>
        s.settlement.to === 'pending' ? [{ affiliateId: s.job.affiliateId, inMs: s.settlement.delayMs }] : [],
      ),
    )
    const open = await tx.rows<{ id: string }>(
      'lock-late-answered',
      `SELECT j."id" FROM unnest($1::uuid[], $2::uuid[], $3::int[]) AS u(aff, id, no)
         JOIN "AffiliateAutomationJob" j ON j."affiliateId" = u.aff AND j."id" = u.id
         WHERE j."status"::text = 'unconfirmed' AND j."attemptCount" = u.no AND j."errorCode" = 'LEASE_EXPIRED'
         ORDER BY j."affiliateId", j."id" FOR UPDATE OF j`,
      [
        telling.map((s) => s.job.affiliateId),
        telling.map((s) => s.job.id),
        telling.map((s) => s.job.attemptNo),
      ],
    )
    const ids = new Set(open.map((row) => row.id))
    const settled = telling.filter((s) => ids.has(s.job.id))
    await forgetRescueNotes(
      tx,
      settled.filter((s) => s.settlement.to !== 'completed'),
    )
    const report = await settleUnconfirmed(tx, clock, hashKey, settled)
    const lost = sends.filter((s) => !ids.has(s.job.id))
    await keepProviderIds(tx, lost)
    return { ...report, lost }
  })
}

/** A job that other evidence completed before its answer came still learns the id that the provider gave its mail. */
async function keepProviderIds(tx: Tx, lost: readonly SettledSend[]): Promise<void> {
  const known = lost.flatMap(({ job, settlement }) =>
    settlement.to === 'completed' && settlement.providerId !== null
      ? [{ ...job, providerId: settlement.providerId }]
      : [],
  )
  if (known.length === 0) return
  known.sort(byKey)
  await tx.rows(
    'keep-provider-ids',
    `UPDATE "AffiliateAutomationJob" j SET "emailId" = u.provider, "updatedAt" = now()
     FROM unnest($1::uuid[], $2::uuid[], $3::int[], $4::text[]) AS u(aff, id, no, provider)
     WHERE j."affiliateId" = u.aff AND j."id" = u.id AND j."attemptCount" = u.no
       AND j."status"::text = 'completed' AND j."emailId" IS NULL`,
    [
      known.map((job) => job.affiliateId),
      known.map((job) => job.id),
      known.map((job) => job.attemptNo),
      known.map((job) => job.providerId),
    ],
  )
}

/** Deletes the attempt that rescue recorded as unconfirmed, so that it can be recorded with its real outcome. */
async function forgetRescueNotes(tx: Tx, sends: readonly SettledSend[]): Promise<void> {
  if (sends.length === 0) return
  await tx.rows(
    'forget-rescue-notes',
    `DELETE FROM "AutomationAttempt" t USING unnest($1::uuid[], $2::uuid[], $3::int[]) AS u(aff, job, no)
     WHERE t."affiliateId" = u.aff AND t."jobId" = u.job AND t."attemptNo" = u.no AND t."errorCode" = 'LEASE_EXPIRED'`,
    [sends.map((s) => s.job.affiliateId), sends.map((s) => s.job.id), sends.map((s) => s.job.attemptNo)],
  )
}
