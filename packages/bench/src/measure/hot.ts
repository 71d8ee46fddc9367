import type { Measurement } from '../bench-context.ts'
import { drainWithEngine } from '../drain-engine.ts'
import { withFilledDatabase } from '../filled-database.ts'
import { roundsHeads, roundsRow, table, whole } from '../markdown.ts'
import { atLeast } from '../results.ts'
import { median } from '../statistics.ts'
import { WARM_UP_JOBS } from '../warm-rate.ts'

/** All jobs on one affiliate: every one of them wants the same credit row. */
export const measureHot: Measurement = {
  name: 'hot',
  run: async (context) => {
    const jobs = context.jobs(20_000)
    const seen: { engine: number[]; spread: number[] } = { engine: [], spread: [] }
    const drain = (affiliates: number, title: string): Promise<number> =>
      withFilledDatabase(context, { affiliates, jobs: jobs + WARM_UP_JOBS }, (url) =>
        drainWithEngine(url, { jobs, title, profile: context.profile }),
      )
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
