import type { Deposit } from './book-credit.ts'
import type { StoryFrame } from './demo-plan.ts'
import { DAY_MS, HOUR_MS, jakartaMidnight, MINUTE_MS } from './demo-rhythm.ts'
import type { JobRow } from './demo-rows.ts'

/**
 * Budi's top-ups: chosen so that his credit ran out exactly for the hours of the outage twelve days ago, and so
 * that `target` is what is left today.
 */
export function planBudisDeposits(
  frame: StoryFrame & { readonly outage: { readonly toMs: number } },
  jobs: readonly JobRow[],
  target: number,
): readonly Deposit[] {
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
      jakartaMidnight(frame.nowMs, 37) + 9 * HOUR_MS,
      before - first,
      'Saldo awal dari sistem lama',
      'ADJ-0001',
    ),
    topUp(jakartaMidnight(frame.nowMs, 27) + 10.2 * HOUR_MS, first, 142),
    topUp(frame.outage.toMs, big, 168),
    adjustment(jakartaMidnight(frame.nowMs, 6) + 15 * HOUR_MS, rest - big, 'Bonus loyalitas', 'ADJ-0017'),
    topUp(today, 2_000, 187),
    adjustment(today + 12 * MINUTE_MS, 25, 'Kompensasi gangguan dua hari lalu', 'ADJ-0021'),
  ]
  return deposits.filter((deposit) => deposit.amount > 0)
}

/** Siti's: what she brought along and two small top-ups; `target` is left. */
export function planSitisDeposits(
  frame: StoryFrame,
  jobs: readonly JobRow[],
  target: number,
): readonly Deposit[] {
  const needed = jobs.filter((job) => job.creditDeducted).length + target
  const small = needed >= 100 ? 50 : 0
  const big = Math.floor((needed - small) / 50) * 50
  const firstDay = jakartaMidnight(frame.nowMs, 14)
  const deposits = [
    adjustment(firstDay + 7.5 * HOUR_MS, needed - small - big, 'Saldo awal dari sistem lama', 'ADJ-0012'),
    topUp(firstDay + 8 * HOUR_MS, big, 151),
    topUp(firstDay + DAY_MS + 16 * HOUR_MS, small, 155),
  ]
  return deposits.filter((deposit) => deposit.amount > 0)
}

/** 09.12 in Jakarta today, or yesterday while today is too young. */
function morning(nowMs: number): number {
  const today = jakartaMidnight(nowMs) + 9.2 * HOUR_MS
  return today + 30 * MINUTE_MS < nowMs ? today : today - DAY_MS
}

function topUp(atMs: number, amount: number, request: number): Deposit {
  return {
    type: 'topup',
    atMs,
    amount,
    description: `Permintaan #TU-0${request} disetujui`,
    reference: `TU-0${request}`,
  }
}

function adjustment(atMs: number, amount: number, description: string, reference: string): Deposit {
  return {
    type: 'adjustment',
    atMs,
    amount,
    description,
    reference,
  }
}
