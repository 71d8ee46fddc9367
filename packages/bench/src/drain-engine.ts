import type { Mailer, Renderer } from '@booster/engine/ports'
import type pg from 'pg'
import { withEngine } from './bench-engine.ts'
import { drainUntilEmpty } from './drain-until-empty.ts'
import type { Profile } from './profile.ts'
import { verifyLedger } from './verify-ledger.ts'
import { createWarmRate, WARM_UP_JOBS } from './warm-rate.ts'

/** As many as a process may be given (`SENDING_SLOTS`). */
export const DRAIN_SLOTS = 1_000

/** Empties a database filled with `jobs` and those to warm up with, by the whole engine. @returns jobs per second */
export const drainWithEngine = (
  url: string,
  input: {
    readonly jobs: number
    readonly title: string
    readonly profile: Profile
    readonly slots?: number
    readonly mailer?: Mailer
    readonly renderer?: Renderer
  },
): Promise<number> =>
  withEngine({ url, ...input, slots: input.slots ?? DRAIN_SLOTS }, async ({ pool, store, engine }) => {
    const jobs = input.jobs + WARM_UP_JOBS
    const rate = createWarmRate(WARM_UP_JOBS)
    rate.count((await engine.drain({ cause: 'cron', limit: WARM_UP_JOBS })).accepted)
    input.profile.begin()
    rate.count(await drainUntilEmpty(engine, store))
    const perSecond = rate.perSecond()
    input.profile.end(input.title, input.jobs)
    if (rate.done !== jobs)
      throw new Error(`${rate.done} of ${jobs} jobs were sent; ${await describeJobs(pool)}`)
    await verifyLedger(pool, jobs)
    return perSecond
  })

/** What became of the jobs, for the message of an error. */
export const describeJobs = async (pool: pg.Pool): Promise<string> => {
  const { rows } = await pool.query<Record<string, unknown>>(
    `SELECT "status", "errorCode", "scheduledAt" <= now() AS due, count(*)::int AS jobs FROM "AffiliateAutomationJob" GROUP BY 1, 2, 3`,
  )
  return JSON.stringify(rows)
}
