import { DATABASE_CLOCK } from '@booster/db/connection/clock'
import { createPool } from '@booster/db/connection/connect'
import { createPgStore } from '@booster/db/engine-store/store'
import { closePool } from '@booster/db/testing/close-pool'
import { createTestDatabase } from '@booster/db/testing/test-database'
import { loadSynthetic } from '@booster/demo/load-synthetic'
import type { Settlement } from '@booster/engine/domain/settlement'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { judge } from './judge.ts'
import type { Accepted } from './sandbox-process.ts'

const database = await createTestDatabase()
const pool = createPool({ url: database.url, applicationName: 'judge', max: 3 })
const fault = { code: 'TEST', message: 'test' }
let accepted: readonly Accepted[] = []
let failedRef = ''
let affiliateIds: readonly string[] = []

/** One affiliate's jobs: two completed, one unconfirmed, one failed, one still pending. */
beforeAll(async () => {
  const store = createPgStore({ pool, clock: DATABASE_CLOCK, hashKey: 'test' })
  await loadSynthetic(pool, store, { affiliates: 1, jobs: 5, automations: 1, steps: 1 })
  const lease = { processId: 'test', leaseMs: 60_000, provider: 'test' }
  const { jobs } = await store.claimDueJobs({ ...lease, slots: 4 })
  const settlements: readonly Settlement[] = [
    { to: 'completed', providerId: null },
    { to: 'completed', providerId: null },
    { to: 'unconfirmed', fault },
    { to: 'failed', fault, suppressLead: false },
  ]
  await store.settleSends(
    jobs.flatMap((job, n) => {
      const settlement = settlements[n]
      const outcome = settlement?.to === 'completed' ? 'accepted' : settlement?.to
      return settlement === undefined
        ? []
        : [
            {
              job,
              settlement,
              outcome: outcome === 'failed' ? 'rejected' : 'unconfirmed',
              durationMs: 1,
            } as const,
          ]
    }),
  )
  accepted = jobs
    .slice(0, 3)
    .map((job, n) => ({ ...acceptance(job.messageRef), to: job.leadEmail, seq: n + 1 }))
  failedRef = jobs[3]?.messageRef ?? ''
  affiliateIds = jobs.slice(0, 1).map((job) => job.affiliateId)
})
afterAll(async () => {
  await closePool(pool)
  await database.drop()
})

describe('the judge', () => {
  it('finds nothing where everything is right', async () => expect(await findBroken(accepted)).toEqual([]))

  it('sees a mail that was accepted twice', async () => {
    expect(await findBroken([...accepted, ...accepted.slice(2)])).toEqual(['accepted-once'])
  })

  it('sees a charge without an acceptance', async () => {
    expect(await findBroken(accepted.slice(1))).toEqual(['deduct-has-acceptance'])
  })

  it('sees an acceptance of a job that failed without a doubt, and of one that still waits', async () => {
    const { rows } = await pool.query<{ ref: string }>(
      `SELECT "messageRef" AS "ref" FROM "AffiliateAutomationJob" WHERE "status" = 'pending'`,
    )
    for (const ref of [failedRef, rows[0]?.ref ?? ''])
      expect(await findBroken([...accepted, acceptance(ref)])).toEqual(['acceptance-is-accounted-for'])
  })

  it("sees a lead's mail that belongs to no job, and lets an alert to an admin pass", async () => {
    const [first] = accepted
    const stranger = { ...acceptance(crypto.randomUUID()), to: first?.to ?? '' }
    expect(await findBroken([...accepted, stranger])).toEqual(['no-mail-without-a-job'])
    expect(await findBroken([...accepted, { ...stranger, to: 'admin@booster.test' }])).toEqual([])
  })

  it('sees a completed job that nobody paid', async () => {
    const table = `"AffiliateCreditTransaction"`
    await pool.query(`ALTER TABLE ${table} DISABLE TRIGGER USER;
      DELETE FROM ${table} WHERE "seq" = (SELECT max("seq") FROM ${table});
      ALTER TABLE ${table} ENABLE TRIGGER USER`)
    expect(await findBroken(accepted)).toEqual(['charges-are-completed-jobs', 'credits-conserved'])
  })
})

async function findBroken(log: readonly Accepted[]): Promise<readonly string[]> {
  const verdicts = await judge(pool, { accepted: log, affiliateIds })
  return verdicts.filter(({ offenders }) => offenders.length > 0).map(({ name }) => name)
}

function acceptance(ref: string): Accepted {
  return {
    seq: 9,
    id: ref,
    ref,
    to: 'somebody@else.test',
    subject: 'Halo',
    api: 'v1',
    at: '2026-01-01T00:00:00Z',
  }
}
