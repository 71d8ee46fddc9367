import type { Mailer, Renderer } from '@booster/engine/ports'
import type pg from 'pg'
import { withEngine } from './bench-engine.ts'
import { drainUntilEmpty } from './drain-until-empty.ts'
import type { Profile } from './profile.ts'
import { verifyLedger } from './verify-ledger.ts'

export const DRAIN_SLOTS = 2_000

/** Empties a filled database by the whole engine with all its stages. @returns jobs per second */
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
  withEngine({ url, ...input, slots: input.slots ?? DRAIN_SLOTS }, async ({ pool, engine }) => {
    const { jobs } = input
    input.profile.begin()
    const startedAt = performance.now()
    const accepted = await drainUntilEmpty(engine, pool)
    const seconds = (performance.now() - startedAt) / 1_000
    input.profile.end(input.title, jobs)
    if (accepted !== jobs)
      throw new Error(`${accepted} of ${jobs} jobs were sent; ${await describeJobs(pool)}`)
    await verifyLedger(pool, jobs)
    return jobs / seconds
  })

/** What became of the jobs, for the message of an error. */
export const describeJobs = async (pool: pg.Pool): Promise<string> => {
  const { rows } = await pool.query<Record<string, unknown>>(
    `SELECT "status", "errorCode", "scheduledAt" <= now() AS due, count(*)::int AS jobs FROM "AffiliateAutomationJob" GROUP BY 1, 2, 3`,
  )
  return JSON.stringify(rows)
}
