import type { SqlClock } from '../clock.ts'
import type { Tx } from '../transaction.ts'
import { sumByKey } from './sum-by-key.ts'

/** A job whose reservation becomes a charge. */
export type ChargedJob = {
  readonly affiliateId: string
  readonly id: string
  readonly creditAmount: number
  readonly automationName: string
  readonly stepOrder: number
}

/**
 * Charges accepted jobs: each credit row once, in id order, then one ledger row per job with the running balance
 * that the locked credit row gave. A second charge of a job breaks the unique index and undoes everything.
 */
export const chargeJobs = async (tx: Tx, clock: SqlClock, jobs: readonly ChargedJob[]): Promise<void> => {
  if (jobs.length === 0) return
  const sums = sumByKey(
    jobs,
    (j) => [j.affiliateId] as const,
    (j) => ({ credits: j.creditAmount, rows: 1 }),
  )
  const credits = await tx.rows<{ affiliateId: string; balance: number; ledgerSeq: number }>(
    'charge-credits',
    `UPDATE "AffiliateCredit" c SET "balance" = c."balance" - u.credits, "reserved" = c."reserved" - u.credits,
       "totalUsed" = c."totalUsed" + u.credits, "ledgerSeq" = c."ledgerSeq" + u.rows, "updatedAt" = now()
     FROM unnest($1::uuid[], $2::int[], $3::int[]) AS u(aff, credits, rows)
     WHERE c."affiliateId" = u.aff
     RETURNING c."affiliateId", c."balance", c."ledgerSeq"`,
    [sums.map((s) => s.key[0]), sums.map((s) => s.sums.credits), sums.map((s) => s.sums.rows)],
  )
  const sumOf = new Map(sums.map((s) => [s.key[0], s.sums]))
  const running = new Map(
    credits.map((c) => {
      const sum = sumOf.get(c.affiliateId) ?? { credits: 0, rows: 0 }
      return [c.affiliateId, { balance: c.balance + sum.credits, seq: c.ledgerSeq - sum.rows }]
    }),
  )
  const ledger = jobs.map((job) => {
    const at = running.get(job.affiliateId)
    if (at === undefined) throw new Error(`no credit row for affiliate ${job.affiliateId}`)
    const balanceBefore = at.balance
    at.balance -= job.creditAmount
    at.seq += 1
    return { job, seq: at.seq, balanceBefore, balanceAfter: at.balance }
  })
  await tx.rows(
    'write-deducts',
    `INSERT INTO "AffiliateCreditTransaction"
       ("affiliateId", "seq", "type", "amount", "balanceBefore", "balanceAfter", "jobId", "description", "createdAt")
     SELECT u.aff, u.seq, 'deduct', u.after - u.before, u.before, u.after, u.job, u.description, ${clock.now}
     FROM unnest($1::uuid[], $2::int[], $3::int[], $4::int[], $5::uuid[], $6::text[])
       AS u(aff, seq, before, after, job, description)`,
    [
      ledger.map((l) => l.job.affiliateId),
      ledger.map((l) => l.seq),
      ledger.map((l) => l.balanceBefore),
      ledger.map((l) => l.balanceAfter),
      ledger.map((l) => l.job.id),
      ledger.map((l) => `Automation email: ${l.job.automationName} - Step ${l.job.stepOrder}`),
    ],
  )
}
