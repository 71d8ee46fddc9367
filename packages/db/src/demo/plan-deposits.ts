import type { Deposit } from './book-credit.ts'
import type { StoryFrame } from './demo-plan.ts'
import { dayMs, hourMs, jakartaMidnight, minuteMs } from './demo-rhythm.ts'
import type { JobRow } from './demo-rows.ts'

/**
 * Budi's top-ups: chosen so that his credit ran out exactly for the hours of the outage twelve days ago, and so
 * that `target` is what is left today.
 */
export const planBudisDeposits = (
  frame: StoryFrame & { readonly outage: { readonly toMs: number } },
  jobs: readonly JobRow[],
  target: number,
): readonly Deposit[] => {
  const outageEnd = new Date(frame.outage.toMs).toISOString()
  const charged = jobs.filter((job) => job.creditDeducted && job.executedAt !== null)
  const before = charged.filter((job) => (job.executedAt ?? '') < outageEnd).length
  const after = charged.length - before

  const first = Math.floor(before / 200) * 100
  const today = morning(frame.nowMs)
  const rest = Math.max(0, after + target - 2_000 - 25)
  const big = Math.floor(rest / 500) * 500
  const deposits: readonly Deposit[] = [
    adjustment(
      jakartaMidnight(frame.nowMs, 37) + 9 * hourMs,
      before - first,
      'Saldo awal dari sistem lama',
      'ADJ-0001',
    ),
    topUp(jakartaMidnight(frame.nowMs, 27) + 10.2 * hourMs, first, 142),
    topUp(frame.outage.toMs, big, 168),
    adjustment(jakartaMidnight(frame.nowMs, 6) + 15 * hourMs, rest - big, 'Bonus loyalitas', 'ADJ-0017'),
    topUp(today, 2_000, 187),
    adjustment(today + 12 * minuteMs, 25, 'Kompensasi gangguan dua hari lalu', 'ADJ-0021'),
  ]
  return deposits.filter((deposit) => deposit.amount > 0)
}

/** Siti's: what she brought along and two small top-ups; `target` is left. */
export const planSitisDeposits = (
  frame: StoryFrame,
  jobs: readonly JobRow[],
  target: number,
): readonly Deposit[] => {
  const needed = jobs.filter((job) => job.creditDeducted).length + target
  const small = needed >= 100 ? 50 : 0
  const big = Math.floor((needed - small) / 50) * 50
  const firstDay = jakartaMidnight(frame.nowMs, 14)
  const deposits = [
    adjustment(firstDay + 7.5 * hourMs, needed - small - big, 'Saldo awal dari sistem lama', 'ADJ-0012'),
    topUp(firstDay + 8 * hourMs, big, 151),
    topUp(firstDay + dayMs + 16 * hourMs, small, 155),
  ]
  return deposits.filter((deposit) => deposit.amount > 0)
}

/** 09.12 in Jakarta today, or yesterday while today is too young. */
const morning = (nowMs: number): number => {
  const today = jakartaMidnight(nowMs) + 9.2 * hourMs
  return today + 30 * minuteMs < nowMs ? today : today - dayMs
}

const topUp = (atMs: number, amount: number, request: number): Deposit => ({
  type: 'topup',
  atMs,
  amount,
  description: `Permintaan #TU-0${request} disetujui`,
  reference: `TU-0${request}`,
})

const adjustment = (atMs: number, amount: number, description: string, reference: string): Deposit => ({
  type: 'adjustment',
  atMs,
  amount,
  description,
  reference,
})
