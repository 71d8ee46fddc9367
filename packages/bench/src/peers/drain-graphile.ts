import { setTimeout as delay } from 'node:timers/promises'
import { Logger, makeWorkerUtils, run } from 'graphile-worker'
import pg from 'pg'
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

const CONCURRENT = 24
const ADDED_AT_ONCE = 20_000

export const silentGraphileLogger = new Logger(() => () => undefined)

/** graphile-worker with its fast settings: a local queue, and completions written in batches. @returns jobs per second */
export function drainWithGraphile(serverUrl: string, input: PeerDrain): Promise<number> {
  return withDatabase(serverUrl, { from: 'empty' }, async (url) => {
    const pool = new pg.Pool({ connectionString: url, max: CONCURRENT })
    const utils = await makeWorkerUtils({ connectionString: url, logger: silentGraphileLogger })
    try {
      await utils.migrate()
      const jobs = input.jobs + WARM_UP_JOBS
      await createPeerTables(pool, jobs)
      for (let from = 0; from < jobs; from += ADDED_AT_ONCE) {
        const count = Math.min(ADDED_AT_ONCE, jobs - from)
        await utils.addJobs(
          Array.from({ length: count }, (_, n) => ({ identifier: 'send', payload: peerPayload(from + n) })),
        )
      }
      await pool.query('VACUUM ANALYZE')
      await pool.query('CHECKPOINT')
      const drained = await drain(url, pool, { ...input, jobs })
      await verifyPeerLedger(pool, drained.done)
      return drained.perSecond
    } finally {
      await utils.release()
      await pool.end()
    }
  })
}

async function drain(
  url: string,
  pool: pg.Pool,
  input: PeerDrain,
): Promise<{ readonly done: number; readonly perSecond: number }> {
  const rate = createWarmRate(WARM_UP_JOBS)
  const all = Promise.withResolvers<void>()
  const runner = await run({
    preset: {
      worker: {
        connectionString: url,
        concurrentJobs: CONCURRENT,
        maxPoolSize: CONCURRENT + 1,
        localQueue: { size: 500 },
        completeJobBatchDelay: 0,
        failJobBatchDelay: 0,
        gracefulShutdownAbortTimeout: 2_500,
      },
    },
    logger: silentGraphileLogger,
    noHandleSignals: true,
    taskList: {
      send: async (payload) => {
        await workLikePeer(pool, payload as PeerPayload, input.send)
        rate.count(1)
        if (rate.done === input.jobs) all.resolve()
      },
    },
  })
  const timer = new AbortController()
  await Promise.race([
    all.promise,
    delay(input.atMostMs, undefined, { signal: timer.signal }).catch(() => undefined),
  ])
  timer.abort()
  if (rate.done === input.jobs) await untilQueueIsEmpty(pool)
  const perSecond = rate.perSecond()
  await runner.stop()
  return { done: rate.done, perSecond }
}

/** The last completions are written in a batch after the last job. */
async function untilQueueIsEmpty(pool: pg.Pool): Promise<void> {
  for (;;) {
    const { rowCount } = await pool.query('SELECT 1 FROM graphile_worker._private_jobs LIMIT 1')
    if (rowCount === 0) return
    await delay(1)
  }
}
