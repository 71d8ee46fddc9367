import { join } from 'node:path'
import { archiveFinishedJobs } from '@booster/db/archive/archive-finished-jobs'
import { movableClock } from '@booster/db/connection/clock'
import { createPool } from '@booster/db/connection/connect'
import { startEmbeddedPostgres } from '@booster/db/embedded/embedded-postgres'
import { createPgStore } from '@booster/db/engine-store/store'
import { closePool } from '@booster/db/testing/close-pool'
import { expect } from '@playwright/test'
import { type ApiClient, signInByApi } from './api-client.ts'
import { afterFirstMail, optIn } from './opted-in-lead.ts'
import { startWorld, type WorldPlace } from './start-world.ts'

/** `archived` is no state of its own: the job has left the queue. */
export const JOB_STATES = [
  ...(['pending', 'processing', 'completed', 'failed', 'cancelled', 'held', 'unconfirmed'] as const),
  'archived',
] as const
export type JobState = (typeof JOB_STATES)[number]

/** A world in which nothing happens by itself: its engine is off. */
export interface QuietWorld {
  readonly url: string
  readonly sandboxUrl: string
  readonly budi: ApiClient
  /** A mail of Budi's in each state. */
  readonly jobs: Readonly<Record<JobState, string>>
  /** Where the mail of the completed one went, as the sandbox received it. */
  readonly address: string
  /**
   * One fingerprint per table. Ends the process and starts it again first: what it has taken and not yet written down is
   * then written.
   */
  readDigests(): Promise<Readonly<Record<string, string>>>
  stop(): Promise<void>
}

/** Tables that change although nobody does anything, each with its reason. */
const LEFT_OUT: Readonly<Record<string, string>> = {
  EngineProcess: 'every process notes every ten seconds that it lives',
}

/** While one of its mails is being handed over, and nobody comes to rescue it. */
const LEASE_MS = 3_600_000
const ARCHIVED_AFTER_DAYS = 20

export async function startQuietWorld(place: WorldPlace): Promise<QuietWorld> {
  const world = await startWorld(place)
  const budi = await signInByApi(world.url, 'budi')
  const address = 'dilihat@example.com'
  await optIn(budi, address)
  const [sent] = await afterFirstMail(budi, address)
  await world.restart({ ENGINE: 'off' })
  await optIn(budi, 'berjalan@example.com')

  const server = await startEmbeddedPostgres({ dataDir: join(place.dataDir, 'postgres') })
  const pool = createPool({ url: server.url, applicationName: 'e2e' })
  const store = createPgStore({ pool, clock: movableClock, hashKey: 'e2e' })
  await store.claimDueJobs({ processId: 'e2e', slots: 50, leaseMs: LEASE_MS, provider: 'e2e' })
  await archiveFinishedJobs(pool, movableClock, {
    ...{ olderThanDays: ARCHIVED_AFTER_DAYS, maxMs: 60_000, from: null },
  })

  const idOf = async (state: Exclude<JobState, 'archived'>): Promise<string> => {
    const { jobs } = await budi.query<{ readonly jobs: readonly { readonly id: string }[] }>('job.list', {
      status: state,
      limit: 1,
    })
    const [job] = jobs
    if (job === undefined) throw new Error(`Budi has no ${state} mail`)
    return job.id
  }
  const { rows: archived } = await pool.query<{ id: string }>(
    `SELECT j."id" FROM "ArchivedJob" j JOIN "AffiliateProfile" p ON p."id" = j."affiliateId"
     JOIN "User" u ON u."id" = p."userId" WHERE u."email" = 'budi@demo.test' AND j."status" = 'completed' LIMIT 1`,
  )
  const states = JOB_STATES.filter((state) => state !== 'archived')
  const found = await Promise.all(states.map(async (state) => [state, await idOf(state)] as const))
  const jobs = { ...Object.fromEntries(found), archived: archived[0]?.id ?? '', completed: sent?.id ?? '' }
  expect(Object.values(jobs)).not.toContain('')

  return {
    url: world.url,
    sandboxUrl: world.sandboxUrl,
    budi,
    jobs: jobs as Record<JobState, string>,
    address,
    readDigests: async () => {
      await world.restart({ ENGINE: 'off' })
      const { rows } = await pool.query<{ name: string }>(
        `SELECT c."relname" AS "name" FROM pg_class c JOIN pg_namespace n ON n."oid" = c."relnamespace"
         WHERE n."nspname" = 'public' AND c."relkind" = 'r' ORDER BY 1`,
      )
      const digests: Record<string, string> = {}
      for (const { name } of rows.filter((table) => !(table.name in LEFT_OUT))) {
        const { rows: made } = await pool.query<{ digest: string }>(
          `SELECT count(*) || ' rows, ' || coalesce(md5(string_agg(r::text, '|' ORDER BY r::text)), '') AS "digest"
           FROM "${name}" r`,
        )
        digests[name] = made[0]?.digest ?? ''
      }
      return digests
    },
    stop: async () => {
      await closePool(pool)
      await server.stop()
      await world.stop()
    },
  }
}
