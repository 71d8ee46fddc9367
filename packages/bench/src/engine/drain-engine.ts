import type { Mailer, Renderer } from '@booster/engine/ports'
import type pg from 'pg'
import type { BenchContext } from '../bench-context.ts'
import { withFilledDatabase } from '../database/filled-database.ts'
import { verifyLedger } from '../database/verify-ledger.ts'
import { withEngine } from './bench-engine.ts'
import { drainUntilEmpty } from './drain-until-empty.ts'
import { createWarmRate, WARM_UP_JOBS } from './warm-rate.ts'

/** As many as a process may be given (`SENDING_SLOTS`). */
export const DRAIN_SLOTS = 1_000

export type EngineDrain = {
  readonly affiliates: number
  /** Besides those to warm up with. */
  readonly jobs: number
  readonly title: string
  readonly slots?: number
  readonly mailer?: Mailer
  readonly renderer?: Renderer
}

/** Empties a database full of due jobs by the whole engine with all its stages. @returns jobs per second */
export function drainWithEngine(
  context: BenchContext,
  { affiliates, jobs, title, ...parts }: EngineDrain,
): Promise<number> {
  const all = jobs + WARM_UP_JOBS
  return withFilledDatabase(context, { affiliates, jobs: all }, (url) =>
    withEngine({ url, slots: DRAIN_SLOTS, ...parts }, async ({ pool, store, engine }) => {
      const rate = createWarmRate(WARM_UP_JOBS)
      rate.count((await engine.drain({ cause: 'cron', limit: WARM_UP_JOBS })).accepted)
      context.profile.begin()
      rate.count(await drainUntilEmpty(engine, store))
      const perSecond = rate.perSecond()
      context.profile.end(title, jobs)
      if (rate.done !== all)
        throw new Error(`${rate.done} of ${all} jobs were sent; ${await describeJobs(pool)}`)
      await verifyLedger(pool, all)
      return perSecond
    }),
  )
}

/** What became of the jobs, for the message of an error. */
async function describeJobs(pool: pg.Pool): Promise<string> {
  const { rows } = await pool.query<Record<string, unknown>>(
    `SELECT "status", "errorCode", "scheduledAt" <= now() AS due, count(*)::int AS jobs FROM "AffiliateAutomationJob" GROUP BY 1, 2, 3`,
  )
  return JSON.stringify(rows)
}
