import pg from 'pg'
import { PgBoss } from 'pg-boss'
import { withDatabase } from '../fresh-database.ts'
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
export const drainWithPgBoss = (serverUrl: string, input: PeerDrain): Promise<number> =>
  withDatabase(serverUrl, { from: 'empty' }, async (url) => {
    const pool = new pg.Pool({ connectionString: url, max: HANDLER_CONNECTIONS })
    const boss = new PgBoss({ connectionString: url, max: 10, schedule: false })
    boss.on('error', (error) => console.error('pg-boss', error))
    try {
      await boss.start()
      await boss.createQueue(QUEUE)
      await createPeerTables(pool, input.jobs)
      for (let from = 0; from < input.jobs; from += ADDED_AT_ONCE) {
        const count = Math.min(ADDED_AT_ONCE, input.jobs - from)
        await boss.insert(
          QUEUE,
          Array.from({ length: count }, (_, n) => ({ data: peerPayload(from + n) })),
        )
      }
      await pool.query('VACUUM ANALYZE')
      await pool.query('CHECKPOINT')
      const startedAt = performance.now()
      const isOver = (): boolean => performance.now() - startedAt > input.atMostMs
      const counts = await Promise.all(
        Array.from({ length: WORKERS }, () => work({ boss, pool, send: input.send, isOver })),
      )
      const seconds = (performance.now() - startedAt) / 1_000
      const done = counts.reduce((sum, count) => sum + count, 0)
      if (!isOver() && done !== input.jobs) throw new Error(`pg-boss did ${done} of ${input.jobs} jobs`)
      await verifyPeerLedger(pool, done)
      return done / seconds
    } finally {
      await boss.stop({ graceful: false })
      await pool.end()
    }
  })

const work = async (parts: {
  readonly boss: PgBoss
  readonly pool: pg.Pool
  readonly send: () => Promise<unknown>
  readonly isOver: () => boolean
}): Promise<number> => {
  let done = 0
  while (!parts.isOver()) {
    const jobs = await parts.boss.fetch<PeerPayload>(QUEUE, { batchSize: BATCH })
    if (jobs.length === 0) break
    await Promise.all(jobs.map((job) => workLikePeer(parts.pool, job.data, parts.send)))
    await parts.boss.complete(
      QUEUE,
      jobs.map((job) => job.id),
    )
    done += jobs.length
  }
  return done
}
