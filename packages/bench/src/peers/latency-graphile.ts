import { makeWorkerUtils, run } from 'graphile-worker'
import { withDatabase } from '../database/fresh-database.ts'
import { atSteadyPace, waitUntil } from '../engine/steady-pace.ts'
import { silentGraphileLogger } from './drain-graphile.ts'
import { peerPayload } from './peer-ledger.ts'

const WARM_UP = 50

/** graphile-worker, woken by its own notifications: from addJob to the start of the task, which does nothing. */
export function measureGraphileLatency(
  serverUrl: string,
  input: { readonly jobs: number; readonly perSecond: number },
): Promise<readonly number[]> {
  return withDatabase(serverUrl, { from: 'empty' }, async (url) => {
    const utils = await makeWorkerUtils({ connectionString: url, logger: silentGraphileLogger })
    await utils.migrate()
    const startedAt = new Map<number, number>()
    const runner = await run({
      preset: { worker: { connectionString: url, concurrentJobs: 10, maxPoolSize: 11 } },
      logger: silentGraphileLogger,
      noHandleSignals: true,
      taskList: {
        send: async (payload) => {
          startedAt.set((payload as { n: number }).n, performance.now())
        },
      },
    })
    try {
      const addedAt: number[] = []
      const count = input.jobs + WARM_UP
      await atSteadyPace({ perSecond: input.perSecond, count }, (n) => {
        addedAt[n] = performance.now()
        return utils.addJob('send', { n, ...peerPayload(n) })
      })
      await waitUntil("graphile-worker's last task", 10_000, () => startedAt.size === count)
      return addedAt.map((at, n) => (startedAt.get(n) ?? Number.NaN) - at).slice(WARM_UP)
    } finally {
      await runner.stop()
      await utils.release()
    }
  })
}
