import type { Measurement } from '../bench-context.ts'
import { drainWithEngine } from '../engine/drain-engine.ts'
import { roundsHeads, roundsRow, table, whole } from '../markdown.ts'
import { atLeast } from '../results.ts'
import { median } from '../statistics.ts'

/** All jobs on one affiliate: every one of them wants the same credit row. */
export const measureHot: Measurement = {
  name: 'hot',
  run: async (context) => {
    const jobs = context.jobs(20_000)
    const seen: { engine: number[]; spread: number[] } = { engine: [], spread: [] }
    const drain = (affiliates: number, title: string): Promise<number> =>
      drainWithEngine(context, { affiliates, jobs, title })
    for (const _round of context.rounds(3, 20)) {
      seen.engine.push(await drain(1, 'hot affiliate'))
      seen.spread.push(await drain(200, 'spread over 200 affiliates'))
    }
    const results = { engine: median(seen.engine), spread: median(seen.spread) }
    context.say(`hot ${whole(results.engine)}/s, spread ${whole(results.spread)}/s`)
    return {
      results: { hot: results },
      markdown: `## Hot affiliate\n\n${whole(jobs)} due jobs, all of one affiliate or spread over 200.\n\n${table(roundsHeads('jobs/s'), [roundsRow('engine, one affiliate', seen.engine), roundsRow('engine, 200 affiliates', seen.spread)])}`,
      claims: [atLeast('hot affiliate / spread', results.engine / results.spread, 0.85)],
    }
  },
}
