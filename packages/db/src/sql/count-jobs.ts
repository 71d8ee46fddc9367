import type { Tx } from '../transaction.ts'
import { sumByKey } from './sum-by-key.ts'

/** How the counters of an automation change; what is not named stays. */
export type JobCount = {
  readonly affiliateId: string
  readonly automationId: string
  readonly total?: number
  readonly held?: number
  readonly unconfirmed?: number
  readonly failed?: number
  readonly cancelled?: number
}

/** Changes the job counters, one write per automation, in key order. */
export const countJobs = async (tx: Tx, counts: readonly JobCount[]): Promise<void> => {
  if (counts.length === 0) return
  const sums = sumByKey(
    counts,
    (c) => [c.affiliateId, c.automationId] as const,
    (c) => ({
      total: c.total ?? 0,
      held: c.held ?? 0,
      unconfirmed: c.unconfirmed ?? 0,
      failed: c.failed ?? 0,
      cancelled: c.cancelled ?? 0,
    }),
  )
  // An update first: an insert of negative numbers would break the CHECK before ON CONFLICT is looked at.
  const values = [
    sums.map((s) => s.key[0]),
    sums.map((s) => s.key[1]),
    sums.map((s) => s.sums.total),
    sums.map((s) => s.sums.held),
    sums.map((s) => s.sums.unconfirmed),
    sums.map((s) => s.sums.failed),
    sums.map((s) => s.sums.cancelled),
  ]
  const updated = await tx.rows<{ automationId: string }>(
    'count-jobs',
    `UPDATE "AutomationCounter" c SET "total" = c."total" + u.total, "held" = c."held" + u.held,
       "unconfirmed" = c."unconfirmed" + u.unconfirmed, "failed" = c."failed" + u.failed,
       "cancelled" = c."cancelled" + u.cancelled
     FROM unnest($1::uuid[], $2::uuid[], $3::int[], $4::int[], $5::int[], $6::int[], $7::int[])
       AS u(aff, aut, total, held, unconfirmed, failed, cancelled)
     WHERE c."affiliateId" = u.aff AND c."automationId" = u.aut
     RETURNING c."automationId"`,
    values,
  )
  if (updated.length === sums.length) return
  const known = new Set(updated.map((u) => u.automationId))
  const missing = sums.filter((s) => !known.has(s.key[1]))
  await tx.rows(
    'count-jobs-first',
    `INSERT INTO "AutomationCounter" AS c ("affiliateId", "automationId", "total", "held", "unconfirmed", "failed", "cancelled")
     SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::int[], $4::int[], $5::int[], $6::int[], $7::int[])
     ON CONFLICT ("affiliateId", "automationId") DO UPDATE SET "total" = c."total" + excluded."total",
       "held" = c."held" + excluded."held", "unconfirmed" = c."unconfirmed" + excluded."unconfirmed",
       "failed" = c."failed" + excluded."failed", "cancelled" = c."cancelled" + excluded."cancelled"`,
    [
      missing.map((s) => s.key[0]),
      missing.map((s) => s.key[1]),
      missing.map((s) => s.sums.total),
      missing.map((s) => s.sums.held),
      missing.map((s) => s.sums.unconfirmed),
      missing.map((s) => s.sums.failed),
      missing.map((s) => s.sums.cancelled),
    ],
  )
}
