import type { Tx } from '../../connection/transaction.ts'

/**
 * Tells the engine to look at these affiliates no later than the given time from now. First statement of every
 * transaction that makes jobs pending: it waits for a claim that is under way there, so that the claim cannot
 * overwrite it with what it saw before.
 */
export function markDue(
  tx: Tx,
  clock: { readonly now: string },
  due: readonly { readonly affiliateId: string; readonly inMs: number }[],
): void {
  if (due.length === 0) return
  const soonest = new Map<string, number>()
  for (const d of due) soonest.set(d.affiliateId, Math.min(soonest.get(d.affiliateId) ?? d.inMs, d.inMs))
  const ids = [...soonest.keys()].sort()
  tx.send(
    'mark-due',
    `INSERT INTO "AffiliateDue" AS d ("affiliateId", "nextDueAt")
     SELECT u.id, ${clock.now} + u.ms * interval '1 millisecond'
     FROM unnest($1::uuid[], $2::float8[]) AS u(id, ms)
     ON CONFLICT ("affiliateId") DO UPDATE SET "nextDueAt" = least(d."nextDueAt", excluded."nextDueAt")`,
    [ids, ids.map((id) => soonest.get(id))],
  )
}
