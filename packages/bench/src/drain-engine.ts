import { databaseClock } from '@booster/db/clock'
import { createPool } from '@booster/db/connect'
import { loadSynthetic } from '@booster/db/demo/load-synthetic'
import { createPgStore } from '@booster/db/store'
import { createEngine } from '@booster/engine'
import { withDatabase } from './fresh-database.ts'
import { instantMailer, instantRenderer, quietLog, realClock } from './instant-parts.ts'
import { verifyLedger } from './verify-ledger.ts'

/** The whole engine with all its stages and an instant mailer. @returns jobs per second */
export const drainWithEngine = (
  serverUrl: string,
  input: { readonly jobs: number; readonly affiliates: number },
): Promise<number> =>
  withDatabase(serverUrl, 'engine', async (url) => {
    const pool = createPool({ url, applicationName: 'bench-engine', max: 8, forEngine: true })
    try {
      const store = createPgStore({ pool, clock: databaseClock, hashKey: 'bench' })
      const { jobs } = await loadSynthetic(pool, store, {
        affiliates: input.affiliates,
        jobs: input.jobs,
        steps: 1,
      })
      await pool.query('VACUUM ANALYZE')
      await pool.query('CHECKPOINT')
      const engine = createEngine({
        store,
        clock: realClock,
        log: quietLog,
        mailer: instantMailer,
        renderer: instantRenderer,
        slots: 1_000,
        processId: 'bench',
        provider: 'bench',
      })
      const startedAt = performance.now()
      const report = await engine.drain({ cause: 'cron', maxMs: 300_000 })
      const seconds = (performance.now() - startedAt) / 1_000
      if (report.accepted !== jobs) throw new Error(`${report.accepted} of ${jobs} jobs were sent`)
      await verifyLedger(pool, jobs)
      return jobs / seconds
    } finally {
      await pool.end()
    }
  })
