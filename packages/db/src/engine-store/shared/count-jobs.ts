import type { Tx } from '../../connection/transaction.ts'
import { sumByKey } from './sum-by-key.ts'

/** How the counters of an automation change; what is not named stays. `runs…` count runs, the others jobs. */
export type JobCount = {
  readonly affiliateId: string
  readonly automationId: string
} & { readonly [Name in CounterName]?: number }

const JOB_COUNTERS = ['total', 'held', 'unconfirmed', 'failed', 'cancelled'] as const

/** The counter of runs in each state. */
const RUN_COUNTERS = {
  active: 'runsActive',
  paused: 'runsPaused',
  completed: 'runsCompleted',
  failed: 'runsFailed',
  cancelled: 'runsCancelled',
} as const

type CounterName = (typeof JOB_COUNTERS)[number] | (typeof RUN_COUNTERS)[keyof typeof RUN_COUNTERS]

const COUNTER_NAMES: readonly CounterName[] = [...JOB_COUNTERS, ...Object.values(RUN_COUNTERS)]

/** SQL per counter of runs: how a run that went from state `before` to `after` changes it. */
export const RUN_COUNTS = Object.entries(RUN_COUNTERS).map(([state, name]) => ({
  name,
  change: `(after = '${state}')::int - (before = '${state}')::int`,
}))

/** Changes counters of jobs and runs, one write per automation, in key order. */
export function countJobs(tx: Tx, counts: readonly JobCount[]): void {
  if (counts.length === 0) return
  tx.send(
    'count-jobs',
    `WITH counted AS (
       UPDATE "AutomationCounter" c SET ${SET_COUNTERS}
       FROM ${unnestCounts(1)} AS n(${COUNT_COLUMNS})
       WHERE c."affiliateId" = n.aff AND c."automationId" = n.aut
       RETURNING 1)
     SELECT demand((SELECT count(*) FROM counted) = cardinality($1), '${NO_COUNTERS}')`,
    sumCounts(counts),
  )
}

/** Counters are written with their automation: without them, somebody wrote it past the product. */
export const NO_COUNTERS = 'An automation has no counters'

/** Counts as arrays for `unnestCounts`, one entry per automation, in key order. */
export function sumCounts(counts: readonly JobCount[]): readonly unknown[] {
  const sums = sumByKey(
    counts,
    (c) => [c.affiliateId, c.automationId] as const,
    (c) => Object.fromEntries(COUNTER_NAMES.map((name) => [name, c[name] ?? 0])),
  )
  return [
    sums.map((s) => s.key[0]),
    sums.map((s) => s.key[1]),
    ...COUNTER_NAMES.map((name) => sums.map((s) => s.sums[name] ?? 0)),
  ]
}

/** SQL: the arrays of `sumCounts` from parameter `$first` on, as rows of COUNT_COLUMNS. */
export function unnestCounts(first: number): string {
  const types = ['uuid', 'uuid', ...COUNTER_NAMES.map(() => 'int')]
  return `unnest(${types.map((type, n) => `$${first + n}::${type}[]`).join(', ')})`
}

const quoted = COUNTER_NAMES.map((name) => `"${name}"`)

/** SQL: the key of an automation, then the counters. */
export const COUNT_COLUMNS = ['aff', 'aut', ...quoted].join(', ')

/** SQL: the changes of all counters, in the order of COUNT_COLUMNS, by a run that went from `before` to `after`. */
export const COUNTS_OF_RUN = [...JOB_COUNTERS.map(() => '0'), ...RUN_COUNTS.map(({ change }) => change)].join(
  ', ',
)

/** SQL: the sums of all counters. */
export const COUNT_SUMS = quoted.map((name) => `sum(${name})::int AS ${name}`).join(', ')

/** SQL: adds the row `n` of COUNT_COLUMNS to the counters `c`. */
export const SET_COUNTERS = quoted.map((name) => `${name} = c.${name} + n.${name}`).join(', ')
