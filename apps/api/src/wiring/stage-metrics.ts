import type { StageSight } from '@booster/engine/timing/time-stages'
import { Histogram, type Registry } from 'prom-client'

/** From a fast claim to the longest transaction that is waited for. */
const TRANSACTION_SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30]
/** From a provider next door to the total time-out. */
const HAND_OVER_SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 15]
const BATCH_SIZES = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000]

/**
 * Claims, hand-overs and settlements of this process as histograms, by how they ended. Prometheus adds processes up.
 * @returns a function that counts each one
 */
export function createStageMetrics(registry: Registry): (sight: StageSight) => void {
  const registers = [registry]
  const seconds = (stage: string, help: string, buckets: number[]) =>
    new Histogram({
      name: `booster_${stage}_duration_seconds`,
      help,
      labelNames: ['result'],
      buckets,
      registers,
    })
  const jobs = (stage: string, help: string) =>
    new Histogram({ name: `booster_${stage}_jobs`, help, buckets: BATCH_SIZES, registers })
  const durations = {
    claim: seconds('claim', 'Time of one claim: claimed, empty or error', TRANSACTION_SECONDS),
    send: seconds('send', 'Time from hand-over to the answer of the provider, by outcome', HAND_OVER_SECONDS),
    settle: seconds('settle', 'Time of one settlement: settled or error', TRANSACTION_SECONDS),
  }
  const sizes = {
    claim: jobs('claim', 'Jobs taken by one claim that found any'),
    settle: jobs('settle', 'Hand-overs written by one settlement'),
  }
  return ({ stage, result, durationMs, jobs }) => {
    durations[stage].observe({ result }, durationMs / 1_000)
    if (stage !== 'send' && jobs > 0) sizes[stage].observe(jobs)
  }
}
