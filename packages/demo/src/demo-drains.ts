import { demoId } from './demo-id.ts'
import { HOUR_MS, SECOND_MS } from './demo-rhythm.ts'
import { iso, type JobRow } from './demo-rows.ts'
import type { SeededRandom } from './seeded-random.ts'

const TICK_MS = 15 * SECOND_MS

/** The engine's drains of the last twelve hours: one per tick in which something was handed over. */
export function demoDrains(
  jobs: readonly JobRow[],
  nowMs: number,
  random: SeededRandom,
): readonly Readonly<Record<string, unknown>>[] {
  const ticks = new Map<number, { accepted: number; failed: number }>()
  for (const job of jobs) {
    const at = job.attemptCount === 0 ? null : (job.executedAt ?? job.failedAt)
    if (at === null || Date.parse(at) < nowMs - 12 * HOUR_MS) continue
    const tick = Math.floor(Date.parse(at) / TICK_MS) * TICK_MS
    const sums = ticks.get(tick) ?? { accepted: 0, failed: 0 }
    if (job.status === 'completed') sums.accepted += 1
    else sums.failed += 1
    ticks.set(tick, sums)
  }
  return [...ticks]
    .sort(([a], [b]) => a - b)
    .map(([tick, sums]) => ({
      id: demoId(`drain:${tick}`, tick),
      processId: 'demo',
      cause: random.chance(0.7) ? 'tick' : 'wake',
      startedAt: iso(tick),
      durationMs: random.between(240, 1_900),
      claimed: sums.accepted + sums.failed,
      ...sums,
    }))
}
