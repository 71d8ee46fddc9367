import pg from 'pg'
import { withDatabase } from '../database/fresh-database.ts'
import { createWarmRate, WARM_UP_JOBS } from '../engine/warm-rate.ts'
import { createLimitTables, verifyLimitLedger } from './limit-schema.ts'
import { LIMIT_CLAIM, LIMIT_SETTLE } from './limit-sql.ts'

const BATCH = 500
const WORKERS = 2
const AFFILIATES_AT_MOST = 200
const MISSES_AT_MOST = 3
const FIRST = '00000000-0000-0000-0000-000000000000'

/** The hand-written limit: two statements per batch on bare tables, fair by affiliate. @returns jobs per second */
export function drainAtTheLimit(serverUrl: string, jobsAfterwards: number): Promise<number> {
  return withDatabase(serverUrl, { from: 'empty' }, async (url) => {
    const pool = new pg.Pool({
      connectionString: url,
      max: WORKERS + 1,
      options:
        '-c plan_cache_mode=force_generic_plan -c enable_hashjoin=off -c enable_mergejoin=off -c enable_seqscan=off -c jit=off',
    })
    try {
      const jobs = jobsAfterwards + WARM_UP_JOBS
      await createLimitTables(pool, jobs)
      const rate = createWarmRate(WARM_UP_JOBS)
      await Promise.all(Array.from({ length: WORKERS }, (_, worker) => work(pool, worker, rate.count)))
      const perSecond = rate.perSecond()
      if (rate.done !== jobs) throw new Error(`the hand-written form sent ${rate.done} of ${jobs} jobs`)
      await verifyLimitLedger(pool, jobs)
      return perSecond
    } finally {
      await pool.end()
    }
  })
}

async function work(pool: pg.Pool, worker: number, count: (jobs: number) => void): Promise<void> {
  const client = await pool.connect()
  const perAffiliate = Math.ceil(BATCH / AFFILIATES_AT_MOST) * 4
  let behind = keyOf(Math.floor((worker * AFFILIATES_AT_MOST) / WORKERS) - 1)
  let misses = 0
  try {
    for (;;) {
      const { rows } = await client.query<{ id: string; affiliate_id: string }>({
        name: 'limit-claim',
        text: LIMIT_CLAIM,
        values: [BATCH, worker, behind, AFFILIATES_AT_MOST, perAffiliate],
      })
      if (rows.length === 0) {
        misses += 1
        if (behind === FIRST || misses > MISSES_AT_MOST) return
        behind = FIRST
        continue
      }
      misses = 0
      behind =
        rows
          .map((row) => row.affiliate_id)
          .toSorted()
          .at(-1) ?? FIRST
      await Promise.all(rows.map(() => new Promise((sent) => setImmediate(sent))))
      const settled = await client.query<{ n: number }>({
        name: 'limit-settle',
        text: LIMIT_SETTLE,
        values: [rows.map((row) => row.id), rows.map((row) => `mk_${row.id}`), worker],
      })
      count(settled.rows[0]?.n ?? 0)
    }
  } finally {
    client.release()
  }
}

function keyOf(affiliate: number): string {
  return (affiliate + 1)
    .toString(16)
    .padStart(32, '0')
    .replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
}
