import { demoId } from './demo-id.ts'
import type { JobRow } from './demo-rows.ts'
import { iso } from './demo-rows.ts'

/** Credits that a person gave: `reference` makes it bookable once. */
export type Deposit = {
  readonly type: 'topup' | 'adjustment'
  readonly atMs: number
  readonly amount: number
  readonly description: string
  readonly reference: string
}

/** An affiliate's credit row and its whole ledger, chained from the first deposit to the last charge. */
export type CreditBook = {
  readonly credit: Readonly<Record<string, unknown>>
  readonly ledger: readonly Readonly<Record<string, unknown>>[]
}

export function bookCredit(input: {
  readonly affiliateId: string
  readonly adminId: string
  readonly deposits: readonly Deposit[]
  readonly jobs: readonly JobRow[]
  /** What the ledger says about a charged job. */
  readonly describe: (job: JobRow) => string
}): CreditBook {
  const { affiliateId } = input
  const events = [
    ...input.deposits.map(({ atMs, ...deposit }) => ({
      ...deposit,
      at: iso(atMs),
      jobId: null,
      createdBy: input.adminId,
    })),
    ...input.jobs
      .filter((job) => job.executedAt !== null && job.creditDeducted)
      .map((job) => ({
        type: 'deduct' as const,
        amount: -job.creditAmount,
        at: job.executedAt ?? job.updatedAt,
        jobId: job.id,
        description: input.describe(job),
        reference: null,
        createdBy: null,
      })),
  ].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))

  let balance = 0
  const ledger = events.map(({ at, ...event }, index) => {
    const balanceBefore = balance
    balance += event.amount
    const id = demoId(`ledger:${affiliateId}:${index}`, Date.parse(at))
    return { affiliateId, seq: index + 1, id, ...event, balanceBefore, balanceAfter: balance, createdAt: at }
  })
  const sum = (type: string): number =>
    events.filter((event) => event.type === type).reduce((total, event) => total + event.amount, 0)
  return {
    ledger,
    credit: {
      affiliateId,
      balance,
      reserved: input.jobs
        .filter((job) => job.creditReserved)
        .reduce((total, job) => total + job.creditAmount, 0),
      totalToppedUp: sum('topup'),
      totalUsed: -sum('deduct'),
      ledgerSeq: ledger.length,
      updatedAt: ledger.at(-1)?.createdAt ?? iso(0),
    },
  }
}
