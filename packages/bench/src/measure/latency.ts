import type { Measurement } from '../bench-context.ts'
import { withDatabase } from '../database/fresh-database.ts'
import { measureEngineLatency, TRIGGERS_PER_SECOND } from '../engine/engine-latency.ts'
import { ms, table } from '../markdown.ts'
import { measureGraphileLatency } from '../peers/latency-graphile.ts'
import { atMost } from '../results.ts'
import { median, percentile } from '../statistics.ts'

/** From the call of the trigger to the hand-over of its first mail, at a steady 50 a second. */
export const measureLatency: Measurement = {
  name: 'latency',
  run: async (context) => {
    const triggers = context.jobs(200)
    const engine: Quantiles[] = []
    const graphile: Quantiles[] = []
    for (const round of context.rounds(3, 30)) {
      engine.push(
        quantilesOf(
          await withDatabase(context.serverUrl, { from: 'migrated' }, (url) =>
            measureEngineLatency(url, triggers),
          ),
        ),
      )
      graphile.push(
        quantilesOf(
          await measureGraphileLatency(context.serverUrl, { jobs: triggers, perSecond: TRIGGERS_PER_SECOND }),
        ),
      )
      context.say(`latency, round ${round}: engine p50 ${ms(engine.at(-1)?.p50 ?? 0)} ms`)
    }
    const results = { engine: mediansOf(engine), graphileWorker: mediansOf(graphile) }
    const row = (name: string, rounds: readonly Quantiles[]) => [
      name,
      ms(mediansOf(rounds).p50),
      ms(mediansOf(rounds).p99),
      rounds.map(({ p50, p99 }) => `${ms(p50)} / ${ms(p99)}`).join(' · '),
    ]
    return {
      results: { latencyMs: results },
      markdown: `## Latency\n\n${TRIGGERS_PER_SECOND} triggers a second, ${triggers} per round. The engine: from the call of the trigger (lead, run and job in one transaction) to the hand-over of the mail, claim and credit included. graphile-worker: from addJob to the start of an empty task.\n\n${table(
        ['system', 'p50 ms', 'p99 ms', 'rounds p50 / p99'],
        [row('engine', engine), row('graphile-worker', graphile)],
      )}`,
      claims: [
        atMost('latency p50', results.engine.p50, 5, 'ms'),
        atMost('latency p99', results.engine.p99, 20, 'ms'),
        atMost('latency p50 / graphile-worker p50', results.engine.p50 / results.graphileWorker.p50, 1, '×'),
      ],
    }
  },
}

export type Quantiles = { readonly p50: number; readonly p99: number }

export function quantilesOf(samples: readonly number[]): Quantiles {
  return {
    p50: median(samples),
    p99: percentile(samples, 0.99),
  }
}

function mediansOf(rounds: readonly Quantiles[]): Quantiles {
  return {
    p50: median(rounds.map(({ p50 }) => p50)),
    p99: median(rounds.map(({ p99 }) => p99)),
  }
}
