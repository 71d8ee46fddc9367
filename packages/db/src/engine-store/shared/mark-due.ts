import type { Tx } from '../../connection/transaction.ts'
import { unnestColumns } from '../../connection/unnest.ts'

const DUE_TIMES = unnestColumns({ id: 'uuid', ms: 'float8' })

/**
 * Makes the engine poll these affiliates no later than the given time from now. First statement of every transaction
 * that makes jobs pending: it waits for a claim in progress for the same affiliate, so that the claim cannot overwrite
 * it with a time computed from older rows.
 */
export function markDue(
  tx: Tx,
  due: readonly { readonly affiliateId: string; readonly inMs: number }[],
): void {
  if (due.length === 0) return
  const soonest = new Map<string, number>()
  for (const d of due) soonest.set(d.affiliateId, Math.min(soonest.get(d.affiliateId) ?? d.inMs, d.inMs))
  const ordered = [...soonest].sort(([a], [b]) => (a < b ? -1 : 1))
  tx.send(
    'mark-due',
    `INSERT INTO "AffiliateDue" AS d ("affiliateId", "nextDueAt")
     SELECT u.id, ${tx.clock.now} + u.ms * interval '1 millisecond'
     FROM ${DUE_TIMES.from(1)}
     ON CONFLICT ("affiliateId") DO UPDATE SET "nextDueAt" = least(d."nextDueAt", excluded."nextDueAt")`,
    DUE_TIMES.arrays(ordered, { id: ([affiliateId]) => affiliateId, ms: ([, inMs]) => inMs }),
  )
}
