import { BY } from '@booster/engine/testing/contract/scene'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DATABASE_CLOCK as clock } from '../connection/clock.ts'
import { countFoundJobs } from '../jobs/count-found-jobs.ts'
import { countMatchingJobs } from '../jobs/count-matching-jobs.ts'
import { listJobs } from '../jobs/list-jobs.ts'
import { listJobsAfter } from '../jobs/list-jobs-after.ts'
import { listMatchingJobIds } from '../jobs/list-matching-job-ids.ts'
import { countFoundRuns } from '../runs/count-found-runs.ts'
import { countMatchingRuns } from '../runs/count-matching-runs.ts'
import { listRuns } from '../runs/list-runs.ts'
import { listRunsAfter } from '../runs/list-runs-after.ts'
import { createPgHarness, type PgHarness } from '../testing/store-harness.ts'

/** More leads named Siti than are looked up one by one, and more jobs than a broad search examines. */
const SITIS = 9_000
const OTHERS = 50

let harness: PgHarness
let affiliateId: string

beforeAll(async () => {
  harness = await createPgHarness()
  const { world, store } = await harness.begin()
  affiliateId = await world.addAffiliate({ credits: 10 })
  const stranger = await world.addAffiliate()
  await world.addLead({ affiliateId: stranger })
  const { rows } = await harness.pool.query<{ id: string }>(
    `INSERT INTO "AffiliateLead" ("affiliateId", "name", "email", "whatsapp")
     SELECT $1, CASE WHEN n <= ${SITIS} THEN 'Siti Nomor-' || n ELSE 'Budi' END, 'lead-' || n || '@leads.test',
       CASE WHEN n % 1000 = 0 THEN '+62811' || n END
     FROM generate_series(1, ${SITIS + OTHERS}) AS n RETURNING "id"`,
    [affiliateId],
  )
  const { automationId } = await world.addAutomation({ affiliateId, delaysHours: [24] })
  await store.enrolLeads({
    affiliateId,
    automationId,
    leadIds: rows.map(({ id }) => id),
    triggerType: 'AFTER_OPTIN',
    triggerKey: '',
    ...BY,
  })
  await harness.pool.query('ANALYZE')
}, 120_000)

afterAll(async () => {
  await harness?.end()
})

function jobsOf(q: string, status?: string) {
  const input = { affiliateId, filter: { q, status }, clock }
  return {
    page: () => listJobs(harness.pool, { ...input, page: 1, limit: 25 }),
    count: () => countMatchingJobs(harness.pool, { ...input, atMost: 20_000 }),
    all: () => listMatchingJobIds(harness.pool, { ...input, atMost: 20_000 }),
    export: (limit: number) => listJobsAfter(harness.pool, { ...input, after: null, limit }),
  }
}

function runsOf(q: string) {
  const input = { affiliateId, filter: { q } }
  return {
    page: () => listRuns(harness.pool, { ...input, page: 1, limit: 25 }),
    count: () => countMatchingRuns(harness.pool, { ...input, atMost: 20_000 }),
    export: (limit: number) => listRunsAfter(harness.pool, { ...input, after: null, limit }),
  }
}

describe('a search by the words of leads', () => {
  it.each([
    ['a whole name', 'siti nomor-77', 111],
    ['words in another order', 'NOMOR-77 siti', 111],
    ['an address', 'lead-9001@', 1],
    ['a number as typed at home', '08111', 1],
    ['a name of others', 'budi', OTHERS],
    ['nothing', 'qqqq', 0],
    ['signs that mean something to LIKE', '%%', 0],
  ])('finds all jobs and runs by %s', async (_by, q, count) => {
    for (const found of [jobsOf(q), jobsOf(q, 'pending'), runsOf(q)]) {
      expect(await found.count()).toEqual({ count, isExact: true })
      expect(await found.page()).toHaveLength(Math.min(25, count))
      expect(await found.export(20_000)).toHaveLength(count)
    }
    expect(await jobsOf(q).all()).toHaveLength(count)
  })

  it('of thousands of leads fills its page and says that there may be more', async () => {
    for (const found of [jobsOf('siti'), jobsOf('siti', 'pending'), runsOf('siti')]) {
      const { count, isExact } = await found.count()
      expect(isExact).toBe(false)
      expect(count).toBeGreaterThan(100)
      expect(count).toBeLessThan(SITIS)
      const page = await found.page()
      expect(page).toHaveLength(25)
      expect(new Set(page.map(({ leadName }) => leadName.split(' ')[0]))).toEqual(new Set(['Siti']))
    }
  })

  it('counts all states in one look, and says where it did not look at everything', async () => {
    const look = (q: string, atMost = 10_000) => {
      const input = { affiliateId, filter: { q }, atMost }
      return Promise.all([
        countFoundJobs(harness.pool, { ...input, clock }),
        countFoundRuns(harness.pool, input),
      ])
    }
    const [jobs, runs] = await look('budi')
    expect(jobs).toEqual({ counts: { pending: OTHERS }, isCut: false })
    expect(runs).toEqual({ counts: { active: OTHERS }, isCut: false })
    for (const found of await look('qqqq')) expect(found).toEqual({ counts: {}, isCut: false })
    for (const found of await look('siti')) expect(found).toEqual({ counts: null, isCut: true })
    for (const found of await look('budi', 20)) expect(found).toEqual({ counts: null, isCut: false })
  })

  it('leaves nothing out of an action or an export', async () => {
    expect(await jobsOf('siti').all()).toHaveLength(SITIS)
    expect(await jobsOf('siti').export(20_000)).toHaveLength(SITIS)
    expect(await runsOf('siti').export(20_000)).toHaveLength(SITIS)
  })
})
