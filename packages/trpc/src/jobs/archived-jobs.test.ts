import { archiveFinishedJobs } from '@booster/db/archive/archive-finished-jobs'
import { JOB_STATUSES, type JobStatus } from '@booster/engine/domain/job'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createCaller } from '../root.ts'
import { contextOf, setUpTwoAffiliates, type TwoAffiliates } from '../testing/two-affiliates.ts'

let world: TwoAffiliates
let owner: ReturnType<typeof createCaller>
let intruder: ReturnType<typeof createCaller>
let before: Awaited<ReturnType<typeof readEverything>>
let archived: { readonly id: string; readonly runId: string; readonly status: JobStatus }[]

async function oldestRuns(status: 'completed' | 'failed' | 'cancelled') {
  const { totalPages } = (await owner.run.list({ status, limit: 10 })).pagination
  return (await owner.run.list({ status, limit: 10, page: Math.max(1, totalPages) })).runs
}

/** What a person sees that must not change when jobs are archived. */
async function readEverything() {
  const runs = (await Promise.all((['completed', 'failed', 'cancelled'] as const).map(oldestRuns))).flat()
  const timelines = await Promise.all(runs.map(({ id }) => owner.run.get({ id })))
  const jobs = await Promise.all(
    timelines.flatMap(({ steps }) => steps).map(({ jobId }) => owner.job.get({ id: jobId })),
  )
  const { archived: _archived, ...counts } = await owner.job.counts()
  return {
    timelines: timelines.map(({ serverNow: _now, ...run }) => run),
    jobs: new Map(jobs.map((job) => [job.id, job])),
    ledger: await owner.credit.ledger({ limit: 100 }),
    stats: await owner.stats.get(),
    automations: (await owner.automation.list()).automations.map(({ id, sent, failed }) => ({
      id,
      sent,
      failed,
    })),
    counts,
  }
}

beforeAll(async () => {
  world = await setUpTwoAffiliates()
  owner = createCaller(contextOf(world.owner, world.services))
  intruder = createCaller(contextOf(world.intruder, world.services))
  before = await readEverything()
  await archiveFinishedJobs(world.pool, world.services.clock, { olderThanDays: 4, maxMs: 30_000, from: null })
  const { rows } = await world.pool.query(
    `SELECT "id", "runId", "status"::text AS "status" FROM "ArchivedJob" WHERE "affiliateId" = $1 ORDER BY "id"`,
    [world.owner.affiliateId],
  )
  archived = rows
}, 60_000)

afterAll(() => world?.close())

function archivedAs(status: JobStatus) {
  const job = archived.find((each) => each.status === status && before.jobs.has(each.id))
  if (job === undefined) throw new Error(`No ${status} job of the oldest runs is archived`)
  return job
}

describe('archived jobs', () => {
  it('change no number, no timeline and no line of the ledger', async () => {
    expect(archived.length).toBeGreaterThan(100)
    const { jobs: _jobs, stats, ...after } = await readEverything()
    const { jobs: _before, stats: statsBefore, ...expected } = before
    expect(after).toEqual(expected)
    expect(stats.overview).toEqual(statsBefore.overview)
  })

  it.each(['completed', 'failed'] as const)('can be opened as before when they are %s', async (status) => {
    const { id } = archivedAs(status)
    const { archivedAt, actions, serverNow: _now, ...job } = await owner.job.get({ id })
    expect(archivedAt).not.toBeNull()
    expect(new Set(Object.values(actions))).toEqual(new Set(['ARCHIVED']))
    expect({ ...before.jobs.get(id), ...job }).toEqual(before.jobs.get(id))
  })

  it('are counted on the tabs, and left out of the lists and their pages', async () => {
    const counts = await owner.job.counts()
    for (const status of [undefined, ...JOB_STATUSES]) {
      const first = await owner.job.list({ status, limit: 100 })
      const seen = new Set(first.jobs.map(({ id }) => id))
      for (let page = 2; page <= first.pagination.totalPages; page++) {
        for (const { id } of (await owner.job.list({ status, limit: 100, page })).jobs) seen.add(id)
      }
      const gone = archived.filter((job) => status === undefined || job.status === status)
      expect(gone.filter(({ id }) => seen.has(id))).toEqual([])
      expect(first.pagination.total, status).toBe(seen.size)
      expect(counts[status ?? 'all'], status).toBe(seen.size + gone.length)
    }
    expect(counts.archived.completed).toBe(archived.filter(({ status }) => status === 'completed').length)
  })

  it('are listed with their run and their lead', async () => {
    const { id, runId } = archivedAs('completed')
    const ofRun = await owner.job.list({ runId })
    expect(ofRun.jobs.find((job) => job.id === id)?.actions.retry).toBe('ARCHIVED')
    expect(ofRun.pagination.total).toBe(ofRun.jobs.length)
    const leadId = ofRun.jobs[0]?.lead.id
    expect((await owner.job.list({ leadId, limit: 100 })).jobs.map((job) => job.id)).toContain(id)
  })

  it('are refused a retry and a decision, with the reason', async () => {
    const { id } = archivedAs('failed')
    const refusal = { code: 'CONFLICT', cause: { message: 'ARCHIVED' } }
    await expect(owner.job.retry({ jobIds: [id] })).rejects.toMatchObject(refusal)
    await expect(owner.job.resolve({ jobId: id, verdict: 'was_sent' })).rejects.toMatchObject(refusal)
  })

  it('do not exist for another affiliate', async () => {
    const { id, runId } = archivedAs('failed')
    const unknown = { code: 'NOT_FOUND' }
    await expect(intruder.job.get({ id })).rejects.toMatchObject(unknown)
    await expect(intruder.run.get({ id: runId })).rejects.toMatchObject(unknown)
    await expect(intruder.job.retry({ jobIds: [id] })).rejects.toMatchObject(unknown)
    await expect(intruder.job.resolve({ jobId: id, verdict: 'was_sent' })).rejects.toMatchObject(unknown)
    expect((await intruder.job.list({ runId })).jobs).toEqual([])
  })
})
