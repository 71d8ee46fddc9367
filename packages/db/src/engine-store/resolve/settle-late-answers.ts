import type { SettledSend, SettleReport } from '@booster/engine/ports'
import { inTransaction, type Tx } from '../../connection/transaction.ts'
import { unnestColumns } from '../../connection/unnest.ts'
import { byKey } from '../shared/by-key.ts'
import { markDue } from '../shared/mark-due.ts'
import type { StoreContext } from '../store-context.ts'
import { settleUnconfirmed } from './settle-unconfirmed.ts'

const ATTEMPT_KEYS = unnestColumns({ aff: 'uuid', job: 'uuid', no: 'int' })

const LATE_ANSWERS = unnestColumns({ aff: 'uuid', id: 'uuid', no: 'int' })

const PROVIDER_IDS = unnestColumns({ aff: 'uuid', id: 'uuid', no: 'int', provider: 'text' })

/** Settles the answer of an attempt whose lease had expired, unless somebody decided before it came. */
export function settleLateAnswers(
  { pool, clock, hashKey }: StoreContext,
  sends: readonly SettledSend[],
): Promise<SettleReport> {
  return inTransaction({ pool, clock }, async (tx) => {
    const telling = sends.filter((s) => s.settlement.to !== 'unconfirmed')
    markDue(
      tx,
      telling.flatMap((s) =>
        s.settlement.to === 'pending' ? [{ affiliateId: s.job.affiliateId, inMs: s.settlement.delayMs }] : [],
      ),
    )
    const open = await tx.rows<{ id: string }>(
      'lock-late-answered',
      `SELECT j."id" FROM ${LATE_ANSWERS.from(1)}
         JOIN "AffiliateAutomationJob" j ON j."affiliateId" = u.aff AND j."id" = u.id
         WHERE j."status"::text = 'unconfirmed' AND j."attemptCount" = u.no AND j."errorCode" = 'LEASE_EXPIRED'
         ORDER BY j."affiliateId", j."id" FOR UPDATE OF j`,
      LATE_ANSWERS.arrays(telling, {
        aff: (s) => s.job.affiliateId,
        id: (s) => s.job.id,
        no: (s) => s.job.attemptNo,
      }),
    )
    const ids = new Set(open.map((row) => row.id))
    const settled = telling.filter((s) => ids.has(s.job.id))
    await forgetRescueNotes(
      tx,
      settled.filter((s) => s.settlement.to !== 'completed'),
    )
    const report = await settleUnconfirmed(tx, hashKey, settled)
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
     FROM ${PROVIDER_IDS.from(1)}
     WHERE j."affiliateId" = u.aff AND j."id" = u.id AND j."attemptCount" = u.no
       AND j."status"::text = 'completed' AND j."emailId" IS NULL`,
    PROVIDER_IDS.arrays(known, {
      aff: (job) => job.affiliateId,
      id: (job) => job.id,
      no: (job) => job.attemptNo,
      provider: (job) => job.providerId,
    }),
  )
}

/** Deletes the attempt that rescue recorded as unconfirmed, so that it can be recorded with its real outcome. */
async function forgetRescueNotes(tx: Tx, sends: readonly SettledSend[]): Promise<void> {
  if (sends.length === 0) return
  await tx.rows(
    'forget-rescue-notes',
    `DELETE FROM "AutomationAttempt" t USING ${ATTEMPT_KEYS.from(1)}
     WHERE t."affiliateId" = u.aff AND t."jobId" = u.job AND t."attemptNo" = u.no AND t."errorCode" = 'LEASE_EXPIRED'`,
    ATTEMPT_KEYS.arrays(sends, {
      aff: (s) => s.job.affiliateId,
      job: (s) => s.job.id,
      no: (s) => s.job.attemptNo,
    }),
  )
}
