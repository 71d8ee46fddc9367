import type { TopUpInput, TopUpReport } from '../../ports.ts'
import { type MemoryState, mustFind } from './memory-state.ts'
import type { CreditRow, JobRow, LedgerRow } from './rows.ts'
import { reviveHeldJobs } from './steer/revive-held-jobs.ts'

const EMPTY_ACCOUNT: Readonly<CreditRow> = { balance: 0, reserved: 0, totalToppedUp: 0, totalUsed: 0 }

/** What an affiliate may still spend. */
export function availableCredits(state: MemoryState, affiliateId: string): number {
  const credit = state.credits.get(affiliateId) ?? EMPTY_ACCOUNT
  return credit.balance - credit.reserved
}

export function reserveCredit(state: MemoryState, job: JobRow): void {
  mustFind(state.credits, job.affiliateId).reserved += job.creditAmount
  job.creditReserved = true
}

export function releaseCredit(state: MemoryState, job: JobRow): void {
  mustFind(state.credits, job.affiliateId).reserved -= job.creditAmount
  job.creditReserved = false
}

/** Turns the reservation of an accepted job into a charge. */
export function chargeJob(state: MemoryState, job: JobRow): void {
  releaseCredit(state, job)
  const credit = mustFind(state.credits, job.affiliateId)
  credit.totalUsed += job.creditAmount
  job.creditDeducted = true
  const { name } = mustFind(state.automations, job.automationId)
  book(state, credit, {
    affiliateId: job.affiliateId,
    type: 'deduct',
    amount: -job.creditAmount,
    jobId: job.id,
    reference: null,
    description: `Automation email: ${name} - Step ${job.stepOrder}`,
  })
}

export function topUpCredit(state: MemoryState, input: TopUpInput): TopUpReport {
  const { affiliateId, amountCredits, type, reference } = input
  if (!state.affiliates.has(affiliateId)) return { kind: 'unknown' }
  const credit = state.credits.get(affiliateId) ?? { ...EMPTY_ACCOUNT }
  state.credits.set(affiliateId, credit)
  if (state.ledger.some((row) => row.affiliateId === affiliateId && row.reference === reference)) {
    return { kind: 'known', balance: credit.balance }
  }
  if (credit.balance + amountCredits < credit.reserved) return { kind: 'refused', reason: 'BELOW_RESERVED' }
  if (amountCredits === 0 || (type === 'topup' && amountCredits < 0)) {
    throw new Error(`a ${type} of ${amountCredits} credits is no booking`)
  }
  if (type === 'topup') credit.totalToppedUp += amountCredits
  book(state, credit, {
    affiliateId,
    type,
    amount: amountCredits,
    jobId: null,
    reference,
    description: input.description,
  })
  if (amountCredits < 0) return { kind: 'booked', balance: credit.balance, revivedJobs: 0 }
  const waiting = [...state.jobs.values()].filter(
    (job) => job.affiliateId === affiliateId && job.holdReason === 'INSUFFICIENT_CREDIT',
  )
  const revivedJobs = reviveHeldJobs(state, waiting, 'send_now', 0)
  return { kind: 'booked', balance: credit.balance, revivedJobs }
}

function book(
  state: MemoryState,
  credit: CreditRow,
  row: Omit<LedgerRow, 'balanceBefore' | 'balanceAfter' | 'atMs'>,
): void {
  const balanceBefore = credit.balance
  credit.balance += row.amount
  state.ledger.push({ ...row, balanceBefore, balanceAfter: credit.balance, atMs: state.nowMs })
}
