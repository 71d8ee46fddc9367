import { createPool } from '@booster/db/connection/connect'
import type { Store } from '@booster/engine/ports'
import type pg from 'pg'
import type { BenchContext, Measurement } from '../bench-context.ts'
import { createHistory, type History } from '../database/finished-history.ts'
import { withDatabase } from '../database/fresh-database.ts'
import { growthReads } from '../database/growth-reads.ts'
import { verifyInvariants } from '../database/verify-ledger.ts'
import { writeRareRuns } from '../database/write-rare-runs.ts'
import { withEngine } from '../engine/bench-engine.ts'
import { ms, table, whole } from '../markdown.ts'
import { atMost, type Claim, type Json, notMeasured } from '../results.ts'
import { median, percentile } from '../statistics.ts'

const BATCH = 500
const DUE_JOBS = 10_000
const READS = 40

type Size = 'empty' | 'k100' | 'm1' | 'm10'
type Reads = Readonly<Record<string, { readonly p50: number; readonly p95: number }>>
type Seen = { claimMs?: number; settleMs?: number; reads?: Reads }

/** One database with its past. */
type Place = { readonly url: string; readonly pool: pg.Pool; readonly history: History }

/** What claiming, settling and reading cost when much was sent before. Half of everything is one affiliate's. */
export const measureGrowth: Measurement = {
  name: 'growth',
  run: async (context) => {
    const seen = await withPlace(context, (empty) =>
      withPlace(context, (small) =>
        withPlace(context, (large) => measureSizes(context, { empty, small, large })),
      ),
    )
    const { growth10m } = context.options
    return {
      results: { growth: resultsOf(seen) },
      markdown: markdownOf(seen, growth10m),
      claims: claimsOf(seen, growth10m ? 'm10' : 'm1'),
    }
  },
}

function withPlace<T>(context: BenchContext, body: (place: Place) => Promise<T>): Promise<T> {
  return withDatabase(context.serverUrl, { from: 'migrated' }, async (url) => {
    const pool = createPool({ url, applicationName: 'bench-growth', max: 8, statementTimeoutMs: 0 })
    try {
      const history = await createHistory(pool)
      await withEngine({ url, slots: BATCH }, ({ store }) => writeRareRuns(pool, store, history.largest))
      return await body({ url, pool, history })
    } finally {
      await pool.end()
    }
  })
}

/** Only what is measured in turns can be compared: each size is timed beside the small one, batch by batch. */
async function measureSizes(
  context: BenchContext,
  { empty, small, large }: { readonly empty: Place; readonly small: Place; readonly large: Place },
): Promise<ReadonlyMap<Size, Seen>> {
  const seen = new Map<Size, Seen>()
  await small.history.growTo(context.jobs(100_000))
  const sizes = context.options.growth10m
    ? [['m1', 1_000_000] as const, ['m10', 10_000_000] as const]
    : [['m1', 1_000_000] as const]
  for (const [size, jobs] of sizes) {
    const [fillMs] = await timed(() => large.history.growTo(context.jobs(jobs)))
    const { rows } = await large.pool.query<{ size: string }>(
      'SELECT pg_size_pretty(pg_database_size(current_database())) AS size',
    )
    context.say(`growth: filled ${size} in ${(fillMs / 1_000).toFixed(0)} s, ${rows[0]?.size} on disk`)
    const [smallReads, largeReads] = await timeReads(small, large)
    // The small one works too: what enrolling leaves open must not be taken for what has finished.
    const [emptyWork, smallWork, largeWork] = await timeWork(context, [empty, small, large], size)
    seen.set('empty', { ...emptyWork })
    seen.set('k100', { ...smallWork, reads: smallReads })
    seen.set(size, { ...largeWork, reads: largeReads })
  }
  for (const { pool } of [empty, small, large]) {
    const [verifyMs] = await timed(() => verifyInvariants(pool))
    context.say(`growth: invariants hold, looked at for ${(verifyMs / 1_000).toFixed(0)} s`)
  }
  return seen
}

type Work = { readonly claimMs: number; readonly settleMs: number }

/** Claims and settles ten thousand due jobs of each database in turns of a batch; the medians of a batch. */
function timeWork(context: BenchContext, places: readonly Place[], size: Size): Promise<readonly Work[]> {
  return withLanes(places, context.jobs(DUE_JOBS), async (lanes) => {
    context.profile.begin()
    for (let more = true; more; ) {
      more = false
      for (const lane of lanes) more = (await lane.next()) || more
    }
    context.profile.end(
      `claim and settle in turns, up to ${size} finished`,
      places.length * context.jobs(DUE_JOBS),
    )
    const works = lanes.map((lane) => lane.end())
    for (const [n, { claimMs, settleMs }] of works.entries())
      context.say(
        `growth up to ${size}, database ${n + 1}: claim ${ms(claimMs)} ms, settle ${ms(settleMs)} ms`,
      )
    return works
  })
}

/** A lane for each of these databases, by the product's store on a pool of its own. */
function withLanes<T>(
  places: readonly Place[],
  due: number,
  body: (lanes: readonly Lane[]) => Promise<T>,
  opened: readonly Lane[] = [],
): Promise<T> {
  const [place, ...others] = places
  if (place === undefined) return body(opened)
  return withEngine({ url: place.url, slots: BATCH }, async ({ store }) =>
    withLanes(others, due, body, [...opened, await laneOf(place, store, due)]),
  )
}

type Lane = { next(): Promise<boolean>; end(): Work }

/** `next` works one batch off and says whether there was one. */
async function laneOf({ pool, history }: Place, store: Store, due: number): Promise<Lane> {
  const claims: number[] = []
  const settlings: number[] = []
  let settled = 0
  await history.enrolDue(store, due)
  await pool.query('VACUUM ANALYZE')
  await pool.query('CHECKPOINT')
  return {
    next: async (): Promise<boolean> => {
      const [claimMs, batch] = await timed(() =>
        store.claimDueJobs({ processId: 'bench', slots: BATCH, leaseMs: 60_000, provider: 'bench' }),
      )
      if (batch.jobs.length === 0) return false
      const [settleMs, report] = await timed(() => settleAll(store, batch.jobs))
      settled += report.accepted
      claims.push(claimMs)
      settlings.push(settleMs)
      return true
    },
    end: (): Work => {
      if (settled < due) throw new Error(`${settled} of ${due} due jobs were settled`)
      return { claimMs: median(claims), settleMs: median(settlings) }
    },
  }
}

function settleAll(store: Store, jobs: Awaited<ReturnType<Store['claimDueJobs']>>['jobs']) {
  return store.settleSends(
    jobs.map((job) => ({
      job,
      settlement: { to: 'completed', providerId: 'bench' },
      outcome: 'accepted',
      durationMs: 1,
    })),
  )
}

/** What the screens of the affiliate with the most ask for, in both databases in turns. */
async function timeReads(small: Place, large: Place): Promise<readonly [Reads, Reads]> {
  const reads = [small, large].map(({ pool, history }) => growthReads(pool, history.largest))
  const seen: Record<string, { p50: number; p95: number }>[] = [{}, {}]
  for (const name of Object.keys(reads[0] ?? {})) {
    const times = await timeInTurns(reads.map((read) => async () => read[name]?.()))
    for (const [place, of] of times.entries()) {
      const kept = seen[place]
      if (kept !== undefined) kept[name] = { p50: median(of), p95: percentile(of, 0.95) }
    }
  }
  return [seen[0] ?? {}, seen[1] ?? {}]
}

/** How long each took, `READS` times in turns. */
async function timeInTurns(reads: readonly (() => Promise<unknown>)[]): Promise<readonly number[][]> {
  const times = reads.map((): number[] => [])
  for (let n = 0; n <= READS; n += 1) {
    for (const [place, read] of reads.entries()) {
      const [took] = await timed(read)
      // The first one plans and warms up.
      if (n > 0) times[place]?.push(took)
    }
  }
  return times
}

async function timed<T>(body: () => Promise<T>): Promise<readonly [number, T]> {
  const startedAt = performance.now()
  const result = await body()
  return [performance.now() - startedAt, result]
}

/** The slowest of the lists and counts stands for all. */
function slowest(seen: Seen | undefined, quantile: 'p50' | 'p95'): number {
  return Math.max(
    ...Object.entries(seen?.reads ?? { none: { p50: Number.NaN, p95: Number.NaN } })
      .filter(([name]) => name !== 'stats')
      .map(([, times]) => times[quantile]),
  )
}

function resultsOf(seen: ReadonlyMap<Size, Seen>): Json {
  const at = (size: Size, pick: (seen: Seen | undefined) => number | undefined): number | null => {
    const value = pick(seen.get(size))
    return value === undefined || Number.isNaN(value) ? null : value
  }
  const work = (pick: (seen: Seen | undefined) => number | undefined) => ({
    empty: at('empty', pick),
    m1: at('m1', pick),
    m10: at('m10', pick),
  })
  const reads = (pick: (seen: Seen | undefined) => number | undefined) => ({
    k100: at('k100', pick),
    m1: at('m1', pick),
    m10: at('m10', pick),
  })
  return {
    claimMs: work((s) => s?.claimMs),
    settleMs: work((s) => s?.settleMs),
    statsMs: reads((s) => s?.reads?.['stats']?.p50),
    listMs: reads((s) => slowest(s, 'p50')),
    listP95Ms: reads((s) => slowest(s, 'p95')),
  }
}

function markdownOf(seen: ReadonlyMap<Size, Seen>, growth10m: boolean): string {
  const sizes: readonly (readonly [Size, string])[] = [
    ['empty', 'nothing'],
    ['k100', '100,000'],
    ['m1', '1 million'],
    ['m10', '10 million'],
  ]
  const shown = sizes.filter(([size]) => seen.has(size))
  const cell = (value: number | undefined): string => (value === undefined ? '–' : ms(value))
  const names = Object.keys(seen.get('k100')?.reads ?? {})
  const rows = [
    [`claim ${BATCH}, p50 ms`, ...shown.map(([size]) => cell(seen.get(size)?.claimMs))],
    [`settle ${BATCH}, p50 ms`, ...shown.map(([size]) => cell(seen.get(size)?.settleMs))],
    ...names.map((name) => [
      `${name}, p50 / p95 ms`,
      ...shown.map(([size]) => {
        const times = seen.get(size)?.reads?.[name]
        return times === undefined ? '–' : `${ms(times.p50)} / ${ms(times.p95)}`
      }),
    ]),
  ]
  const honesty = growth10m
    ? ''
    : ' **10 million were not filled in this run** (that takes minutes of its own: `npm run bench -- --only growth --growth 10m`); their keys are null.'
  return `## Growth\n\nOver this many finished jobs, with their runs and ledger; 200 affiliates; one of them holds half of everything, and its pages are read. ${whole(DUE_JOBS)} more jobs are enrolled, claimed and settled at each size. The small sizes are databases of their own, timed in turns with the large one.${honesty}\n\n${table(['', ...shown.map(([, name]) => name)], rows)}`
}

function claimsOf(seen: ReadonlyMap<Size, Seen>, largest: 'm1' | 'm10'): readonly Claim[] {
  const [empty, k100, last] = [seen.get('empty'), seen.get('k100'), seen.get(largest)]
  const ratio = (a: number | undefined, b: number | undefined): number =>
    (a ?? Number.NaN) / (b ?? Number.NaN)
  const name = largest === 'm10' ? '10 million finished' : '1 million finished'
  const claims = [
    atMost(`claim at ${name} / empty`, ratio(last?.claimMs, empty?.claimMs), 1.5, '×'),
    atMost(`settle at ${name} / empty`, ratio(last?.settleMs, empty?.settleMs), 1.5, '×'),
    ...Object.keys(last?.reads ?? {}).map((read) =>
      atMost(
        `${read} at ${name} / at 100,000`,
        ratio(last?.reads?.[read]?.p50, k100?.reads?.[read]?.p50),
        1.5,
        '×',
      ),
    ),
    atMost(`stats p95 at ${name}`, last?.reads?.['stats']?.p95 ?? Number.NaN, 30, 'ms'),
    atMost(`slowest list or count p95 at ${name}`, slowest(last, 'p95'), 30, 'ms'),
  ]
  return largest === 'm10'
    ? claims
    : [...claims, notMeasured('all of growth at 10 million', 'needs --growth 10m')]
}
