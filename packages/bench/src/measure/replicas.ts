import type { ChildProcess } from 'node:child_process'
import { createPool } from '@booster/db/connection/connect'
import type { BenchContext, Measurement } from '../bench-context.ts'
import { withFilledDatabase } from '../database/filled-database.ts'
import { verifyLedger } from '../database/verify-ledger.ts'
import { roundsHeads, roundsRow, table, whole } from '../markdown.ts'
import { endChild, nextMessage, startChild } from '../process/child-process.ts'
import { atLeast, atMost } from '../results.ts'
import { median } from '../statistics.ts'

/** Together, before the clock runs. */
const WARM_UP_JOBS = 40_000
const COUNTS = { one: 1, two: 2, four: 4 } as const
type Name = keyof typeof COUNTS

/** The same drain by one, two and four processes that share one database. */
export const measureReplicas: Measurement = {
  name: 'replicas',
  run: async (context) => {
    const jobs = context.jobs(100_000)
    const seen: Record<Name, number[]> = { one: [], two: [], four: [] }
    let deadlocks = 0
    for (const _round of context.rounds(2, 40)) {
      for (const name of Object.keys(COUNTS) as Name[]) {
        const drained = await drainTogether(context, jobs, COUNTS[name])
        seen[name].push(drained.perSecond)
        deadlocks += drained.deadlocks
        context.say(`replicas: ${name} ${whole(drained.perSecond)}/s`)
      }
    }
    const results = { one: median(seen.one), two: median(seen.two), four: median(seen.four) }
    return {
      results: { replicas: { ...results, deadlocks } },
      markdown: `## Replicas\n\n${whole(jobs)} due jobs of 200 affiliates, drained by this many processes of 500 slots at once, which have sent ${whole(WARM_UP_JOBS)} others together before. PostgreSQL counted ${deadlocks} deadlocks.\n\n${table(
        roundsHeads('jobs/s'),
        (Object.keys(COUNTS) as Name[]).map((name) => roundsRow(`${name} process(es)`, seen[name])),
      )}`,
      claims: [
        atLeast('four processes / one', results.four / results.one, 1),
        atMost('deadlocks between processes', deadlocks, 0, 'deadlocks'),
      ],
    }
  },
}

function drainTogether(
  context: BenchContext,
  jobs: number,
  count: number,
): Promise<{ readonly perSecond: number; readonly deadlocks: number }> {
  return withFilledDatabase(context, { affiliates: 200, jobs: jobs + WARM_UP_JOBS }, async (url) => {
    const children = Array.from({ length: count }, (_, n) =>
      startChild('./drain-replica.ts', [url, `replica-${n + 1}`, String(WARM_UP_JOBS / count)]),
    )
    const pool = createPool({ url, applicationName: 'bench-replicas', max: 1, statementTimeoutMs: 0 })
    try {
      const warmedUp = await sumOfNext(children)
      const startedAt = performance.now()
      const reports = sumOfNext(children)
      for (const child of children) child.send('go')
      const accepted = await reports
      const seconds = (performance.now() - startedAt) / 1_000
      if (warmedUp + accepted !== jobs + WARM_UP_JOBS)
        throw new Error(
          `${warmedUp} + ${accepted} of ${jobs + WARM_UP_JOBS} jobs were sent by ${count} processes`,
        )
      await verifyLedger(pool, jobs + WARM_UP_JOBS)
      const { rows } = await pool.query<{ deadlocks: number }>(
        'SELECT deadlocks::int FROM pg_stat_database WHERE datname = current_database()',
      )
      return { perSecond: accepted / seconds, deadlocks: rows[0]?.deadlocks ?? 0 }
    } finally {
      await Promise.all(children.map(endChild))
      await pool.end()
    }
  })
}

/** What the next message of each child counts, together. */
async function sumOfNext(children: readonly ChildProcess[]): Promise<number> {
  const messages = await Promise.all(children.map((child) => nextMessage<{ accepted: number }>(child)))
  return messages.reduce((sum, { accepted }) => sum + accepted, 0)
}
