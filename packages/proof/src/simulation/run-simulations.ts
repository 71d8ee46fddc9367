import { type SimulationResult, simulate } from './simulate.ts'

export type SimulationsReport = {
  readonly seeds: number
  readonly days: number
  readonly leads: number
  readonly jobs: number
  readonly events: number
  readonly sends: number
  readonly accepted: number
  readonly kills: number
  readonly faults: number
  readonly sweeps: number
  readonly seconds: number
  /** Seeds that were simulated once more, and those whose second hash was another: it must be none. */
  readonly repeated: number
  readonly differing: readonly number[]
  /** Seeds that broke a promise, with what led there. */
  readonly failures: readonly Pick<SimulationResult, 'seed' | 'violations' | 'tail'>[]
}

/** New leads per simulation, besides those of single actions. */
export const LEADS_PER_SEED = 60
/** Every n-th seed is simulated twice. */
const REPEAT_EVERY = 20

/** Simulates one seed after the other. */
export async function runSimulations({
  seeds,
  days = 7,
  leads = LEADS_PER_SEED,
  onProgress,
}: {
  readonly seeds: readonly number[]
  readonly days?: number
  readonly leads?: number
  readonly onProgress?: (done: number, result: SimulationResult) => void
}): Promise<SimulationsReport> {
  const startedAt = performance.now()
  const results: SimulationResult[] = []
  const differing: number[] = []
  let repeated = 0
  for (const [n, seed] of seeds.entries()) {
    const result = await simulate({ seed, days, leads })
    results.push(result)
    if (n % REPEAT_EVERY === 0) {
      repeated += 1
      const again = await simulate({ seed, days, leads })
      if (again.traceHash !== result.traceHash) differing.push(seed)
    }
    onProgress?.(n + 1, result)
  }
  const sum = (of: (result: SimulationResult) => number): number =>
    results.reduce((total, result) => total + of(result), 0)
  return {
    seeds: seeds.length,
    days,
    leads: sum((r) => r.leads),
    jobs: sum((r) => r.jobs),
    events: sum((r) => r.events),
    sends: sum((r) => r.sends),
    accepted: sum((r) => r.accepted),
    kills: sum((r) => r.kills),
    faults: sum((r) => r.faults),
    sweeps: sum((r) => r.sweeps),
    seconds: (performance.now() - startedAt) / 1_000,
    repeated,
    differing,
    failures: results.filter((result) => result.violations.length > 0),
  }
}
