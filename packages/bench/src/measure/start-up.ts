import type { BenchContext, Measurement } from '../bench-context.ts'
import { withDatabase } from '../database/fresh-database.ts'
import { roundsHeads, roundsRow, table } from '../markdown.ts'
import { withApi } from '../process/with-api.ts'
import { atMost } from '../results.ts'
import { median } from '../statistics.ts'

const ROUNDS = 5
const WITHIN_S = 60

/**
 * How long the real API process takes until it is ready, on a database that has its schema: from Node's compile cache,
 * as every start but the first one does, and without it. The two take turns.
 */
export const measureStartUp: Measurement = {
  name: 'start-up',
  run: async (context) => {
    const { withCache, withoutCache } = await withDatabase(context.serverUrl, { from: 'migrated' }, (url) =>
      takeTurns(context, url),
    )
    const ratio = median(withCache) / median(withoutCache)
    context.say(
      `start-up: ${Math.round(median(withCache))} ms, ${Math.round(median(withoutCache))} ms without cache`,
    )
    return {
      results: { startMs: { withCache: median(withCache), withoutCache: median(withoutCache) } },
      markdown: `## Start-up\n\nFrom spawning the API process until it prints its addresses, on a migrated database.\n\n${table(
        roundsHeads('ms'),
        [roundsRow('with the compile cache', withCache), roundsRow('without it', withoutCache)],
      )}`,
      claims: [atMost('start-up with the compile cache, of the one without', ratio, 0.8, '×')],
    }
  },
}

async function takeTurns(
  context: BenchContext,
  databaseUrl: string,
): Promise<{ readonly withCache: readonly number[]; readonly withoutCache: readonly number[] }> {
  const start = (env: Readonly<Record<string, string>>): Promise<number> =>
    withApi({ databaseUrl, providerUrl: 'http://127.0.0.1:9', slots: 1, env }, async ({ startMs }) => startMs)
  // The first start fills the cache.
  await start({})
  const withCache: number[] = []
  const withoutCache: number[] = []
  for (const _ of context.rounds(ROUNDS, WITHIN_S)) {
    withoutCache.push(await start({ NODE_DISABLE_COMPILE_CACHE: '1' }))
    withCache.push(await start({}))
  }
  return { withCache, withoutCache }
}
