import type { SqlClock } from '../clock.ts'
import type { Tx } from '../transaction.ts'
import { sumByKey } from './sum-by-key.ts'

/** Adds to `sentCount` and moves `lastSentAt`, each step once, in id order. */
export const countSentSteps = async (
  tx: Tx,
  clock: SqlClock,
  jobs: readonly { readonly affiliateId: string; readonly stepId: string }[],
): Promise<void> => {
  if (jobs.length === 0) return
  const sums = sumByKey(
    jobs,
    (j) => [j.affiliateId, j.stepId] as const,
    () => ({ sent: 1 }),
  )
  await tx.rows(
    'count-sent-steps',
    `UPDATE "AffiliateAutomationStep" s SET "sentCount" = s."sentCount" + u.sent, "lastSentAt" = ${clock.now}
     FROM unnest($1::uuid[], $2::uuid[], $3::int[]) AS u(aff, id, sent)
     WHERE s."affiliateId" = u.aff AND s."id" = u.id`,
    [sums.map((s) => s.key[0]), sums.map((s) => s.key[1]), sums.map((s) => s.sums.sent)],
  )
}
