import pg from 'pg'
import { PgBoss } from 'pg-boss'
import { withDatabase } from '../database/fresh-database.ts'
import { createWarmRate, WARM_UP_JOBS } from '../engine/warm-rate.ts'
import type { PeerDrain } from './peer-drain.ts'
import {
  createPeerTables,
  type PeerPayload,
  peerPayload,
  verifyPeerLedger,
  workLikePeer,
} from './peer-ledger.ts'

const QUEUE = 'send'
const WORKERS = 4
const BATCH = 500
const ADDED_AT_ONCE = 5_000
const HANDLER_CONNECTIONS = 16

/** pg-boss in its fastest form: fetch and complete batches in a loop that never waits to poll. @returns jobs per second */
export function drainWithPgBoss(serverUrl: string, input: PeerDrain): Promise<number> {
  return withDatabase(serverUrl, { from: 'empty' }, async (url) => {
    const pool = new pg.Pool({ connectionString: url, max: HANDLER_CONNECTIONS })
    const boss = new PgBoss({ connectionString: url, max: 10, schedule: false })
    boss.on('error', (error) => console.error('pg-boss', error))
    try {
      await boss.start()
      await boss.createQueue(QUEUE)
      const jobs = input.jobs + WARM_UP_JOBS
      await createPeerTables(pool, jobs)
      for (let from = 0; from < jobs; from += ADDED_AT_ONCE) {
        const count = Math.min(ADDED_AT_ONCE, jobs - from)
        await boss.insert(
          QUEUE,
          Array.from({ length: count }, (_, n) => ({ data: peerPayload(from + n) })),
        )
      }
      await pool.query('VACUUM ANALYZE')
      await pool.query('CHECKPOINT')
      const startedAt = performance.now()
      const isOver = (): boolean => performance.now() - startedAt > input.atMostMs
      const rate = createWarmRate(WARM_UP_JOBS)
      const { send } = input
      await Promise.all(
        Array.from({ length: WORKERS }, () => work({ boss, pool, send, isOver, count: rate.count })),
      )
      const perSecond = rate.perSecond()
      if (!isOver() && rate.done !== jobs) throw new Error(`pg-boss did ${rate.done} of ${jobs} jobs`)
      await verifyPeerLedger(pool, rate.done)
      return perSecond
    } finally {
      await boss.stop({ graceful: false })
      await pool.end()
    }
  })
}

async function work(parts: {
  readonly boss: PgBoss
  readonly pool: pg.Pool
  readonly send: () => Promise<unknown>
  readonly isOver: () => boolean
  readonly count: (jobs: number) => void
}): Promise<void> {
  while (!parts.isOver()) {
    const jobs = await parts.boss.fetch<PeerPayload>(QUEUE, { batchSize: BATCH })
    if (jobs.length === 0) break
    await Promise.all(jobs.map((job) => workLikePeer(parts.pool, job.data, parts.send)))
    await parts.boss.complete(
      QUEUE,
      jobs.map((job) => job.id),
    )
    parts.count(jobs.length)
  }
}
