import { createPool } from '@booster/db/connect'
import type { BenchContext, Measurement } from '../bench-context.ts'
import { withFilledDatabase } from '../filled-database.ts'
import { roundsHeads, roundsRow, table, whole } from '../markdown.ts'
import { endChild, nextMessage, startChild } from '../process/child-process.ts'
import { atLeast, atMost } from '../results.ts'
import { median } from '../statistics.ts'
import { verifyLedger } from '../verify-ledger.ts'

/** Together, before the clock runs. */
const WARM_UP_JOBS = 20_000
const COUNTS = { one: 1, two: 2, four: 4 } as const
type Name = keyof typeof COUNTS

/** The same drain by one, two and four processes that share one database. */
export const measureReplicas: Measurement = {
  name: 'replicas',
  run: async (context) => {
    const jobs = context.jobs(40_000)
    const seen: Record<Name, number[]> = { one: [], two: [], four: [] }
    let deadlocks = 0
    for (const _round of context.rounds(2, 25)) {
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
      markdown: `## Replicas\n\n${whole(jobs)} due jobs of 200 affiliates, drained by so many processes of 500 slots at once, each of which has drained other jobs before, so that its code is warm. PostgreSQL counted ${deadlocks} deadlocks.\n\n${table(
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

const drainTogether = (
  context: BenchContext,
  jobs: number,
  count: number,
): Promise<{ readonly perSecond: number; readonly deadlocks: number }> =>
  withFilledDatabase(context, { affiliates: 200, jobs }, (url) =>
    withFilledDatabase(context, { affiliates: 200, jobs: WARM_UP_JOBS }, (warmUpUrl) =>
      drainByChildren({ url, warmUpUrl, jobs, count }),
    ),
  )

const drainByChildren = async ({
  url,
  warmUpUrl,
  jobs,
  count,
}: {
  readonly url: string
  readonly warmUpUrl: string
  readonly jobs: number
  readonly count: number
}): Promise<{ readonly perSecond: number; readonly deadlocks: number }> => {
  const children = Array.from({ length: count }, (_, n) =>
    startChild('./drain-replica.ts', [url, warmUpUrl, `replica-${n + 1}`]),
  )
  const pool = createPool({ url, applicationName: 'bench-replicas', max: 1, statementTimeoutMs: 0 })
  try {
    await Promise.all(children.map((child) => nextMessage(child)))
    const startedAt = performance.now()
    const reports = children.map((child) => nextMessage<{ accepted: number }>(child))
    for (const child of children) child.send('go')
    const accepted = (await Promise.all(reports)).reduce((sum, report) => sum + report.accepted, 0)
    const seconds = (performance.now() - startedAt) / 1_000
    if (accepted !== jobs) throw new Error(`${accepted} of ${jobs} jobs were sent by ${count} processes`)
    await verifyLedger(pool, jobs)
    const { rows } = await pool.query<{ deadlocks: number }>(
      'SELECT deadlocks::int FROM pg_stat_database WHERE datname = current_database()',
    )
    return { perSecond: jobs / seconds, deadlocks: rows[0]?.deadlocks ?? 0 }
  } finally {
    await Promise.all(children.map(endChild))
    await pool.end()
  }
}
