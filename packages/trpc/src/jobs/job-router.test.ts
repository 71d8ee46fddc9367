import { JOB_STATUSES } from '@booster/engine/domain/job'
import { TRPCError } from '@trpc/server'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createCaller } from '../root.ts'
import { contextOf, setUpTwoAffiliates, type TwoAffiliates } from '../testing/two-affiliates.ts'

let world: TwoAffiliates
let caller: ReturnType<typeof createCaller>

beforeAll(async () => {
  world = await setUpTwoAffiliates()
  caller = createCaller(contextOf(world.owner, world.services))
}, 60_000)

afterAll(() => world?.close())

type Filter = Omit<NonNullable<Parameters<typeof caller.job.list>[0]>, 'page' | 'limit'>

async function allPages(filter: Filter) {
  const first = await caller.job.list({ ...filter, page: 1, limit: 100 })
  const jobs = [...first.jobs]
  for (let page = 2; page <= first.pagination.totalPages; page++) {
    jobs.push(...(await caller.job.list({ ...filter, page, limit: 100 })).jobs)
  }
  return { jobs, total: first.pagination.total }
}

async function countBy(condition: string, values: unknown[] = []): Promise<number> {
  const { rows } = await world.pool.query<{ count: number }>(
    `SELECT count(*)::int AS "count" FROM "AffiliateAutomationJob" j
     JOIN "AffiliateLead" l ON l."affiliateId" = j."affiliateId" AND l."id" = j."leadId"
     WHERE j."affiliateId" = $1 AND ${condition}`,
    [world.owner.affiliateId, ...values],
  )
  return rows[0]?.count ?? -1
}

describe('the queue', () => {
  it.each([undefined, ...JOB_STATUSES])('pages through every job of status %s once', async (status) => {
    const { jobs, total } = await allPages({ status })
    const facts = await countBy(status === undefined ? 'true' : `j."status" = '${status}'`)
    expect(new Set(jobs.map((job) => job.id)).size).toBe(facts)
    expect(jobs).toHaveLength(facts)
    expect(total).toBe(facts)
    if (status !== undefined)
      expect(new Set(jobs.map((job) => job.status))).toEqual(new Set(facts ? [status] : []))
  })

  it('shows waiting ones soonest first, those at rest newest first, all together nearest to now first', async () => {
    const times = async (filter: Filter) =>
      (await caller.job.list({ ...filter, limit: 100 })).jobs.map((job) => Date.parse(job.scheduledAt))
    const pending = await times({ status: 'pending' })
    expect(pending).toEqual(pending.toSorted((a, b) => a - b))
    const completed = await times({ status: 'completed' })
    expect(completed).toEqual(completed.toSorted((a, b) => b - a))
    const { jobs, serverNow } = await caller.job.list({ limit: 100 })
    const distances = jobs.map((job) => Math.abs(Date.parse(job.scheduledAt) - Date.parse(serverNow)))
    // Each distance was measured a moment before `serverNow` was read.
    for (const [index, distance] of distances.entries()) {
      expect(distance).toBeGreaterThanOrEqual((distances[index - 1] ?? 0) - 5_000)
    }
  })

  it('finds by automation, lead, run, error, time and the beginning of a name', async () => {
    const [job] = (await caller.job.list({ status: 'failed' })).jobs
    if (job === undefined) throw new Error('The demo has no failed job')
    const from = new Date(Date.now() - 7 * 86_400_000).toISOString()
    const to = new Date().toISOString()
    const tries: [Filter, string, unknown[]][] = [
      [{ automationId: job.automation.id }, 'j."automationId" = $2', [job.automation.id]],
      [{ leadId: job.lead.id }, 'j."leadId" = $2', [job.lead.id]],
      [{ runId: job.runId }, 'j."runId" = $2', [job.runId]],
      [{ errorCode: job.errorCode ?? '' }, 'j."errorCode" = $2', [job.errorCode]],
      [{ from, to }, 'j."scheduledAt" >= $2 AND j."scheduledAt" < $3', [from, to]],
      [
        { q: job.lead.name.slice(0, 3) },
        `(l."name" ~* ('\\m' || $2) OR l."email" LIKE lower($2) || '%')`,
        [job.lead.name.slice(0, 3)],
      ],
      [{ q: '%%' }, 'false', []],
      [{ q: '__' }, 'false', []],
    ]
    for (const [filter, condition, values] of tries) {
      const { jobs, total } = await allPages(filter)
      expect([jobs.length, total], JSON.stringify(filter)).toEqual(
        Array(2).fill(await countBy(condition, values)),
      )
    }
  })

  it('counts its tabs as the rows do', async () => {
    const counts = await caller.job.counts()
    for (const status of JOB_STATUSES)
      expect(counts[status], status).toBe(await countBy(`j."status" = '${status}'`))
    expect(counts.all).toBe(await countBy('true'))
  })

  it('counts its tabs by the filter in force', async () => {
    const [job] = (await caller.job.list({ status: 'failed' })).jobs
    const filters: readonly Filter[] = [
      { q: job?.lead.name.slice(0, 3) },
      { q: job?.lead.name.slice(0, 3), automationId: job?.automation.id },
      { leadId: job?.lead.id },
      { errorCode: job?.errorCode ?? '' },
      { from: new Date(Date.now() - 7 * 86_400_000).toISOString(), to: new Date().toISOString() },
      { q: '%%' },
    ]
    for (const filter of filters) {
      const { archived: _archived, ...counts } = await caller.job.counts(filter)
      const totals = await Promise.all(
        [undefined, ...JOB_STATUSES].map(async (status) => {
          const { pagination } = await caller.job.list({ ...filter, status })
          return [status ?? 'all', pagination.total]
        }),
      )
      expect(counts, JSON.stringify(filter)).toEqual(Object.fromEntries(totals))
    }
  })
})

describe('one job', () => {
  it.each(JOB_STATUSES)('tells the story of one that is %s', async (status) => {
    const filter = { status }
    const { jobs } = await caller.job.list({ ...filter, limit: 2 })
    const [first, second] = jobs
    if (first === undefined) return
    const job = await caller.job.get({ id: first.id, filter })
    expect(job).toMatchObject({ id: first.id, status, actions: first.actions })
    expect(job.timeline[0]?.kind).toBe('scheduled')
    expect(job.whyNot === null).toBe(status === 'completed')
    expect(job.siblings.find((sibling) => sibling.id === first.id)?.status).toBe(status)
    expect(job.neighbours).toEqual({ previousId: null, nextId: second?.id ?? null })
    const charge = job.timeline.find((event) => event.kind === 'credit' && event.action === 'deducted')
    expect(charge !== undefined).toBe(status === 'completed')
  })
})

describe('the timeline', () => {
  it('gathers quick retries into four attempts, and says that the credit was given back', async () => {
    const { jobs } = await caller.job.list({ status: 'failed', errorCode: 'PROVIDER_BUSY', limit: 100 })
    const spent = jobs.find((job) => job.retryCount === job.maxRetries)
    if (spent === undefined) throw new Error('The demo has no job that used up its rounds')
    const { timeline } = await caller.job.get({ id: spent.id })
    const attempts = timeline.filter((event) => event.kind === 'attempt')
    expect(attempts.map(({ no, of, handOvers }) => `${no}/${of} ${handOvers.length}`)).toEqual([
      '1/4 4',
      '2/4 4',
      '3/4 4',
      '4/4 4',
    ])
    expect(timeline.filter((event) => event.kind === 'credit')).toMatchObject([
      { action: 'released', balanceBefore: null, balanceAfter: expect.any(Number) },
    ])
    expect(timeline.filter((event) => event.kind === 'ended')).toMatchObject([{ status: 'failed' }])
  })

  it('ends with the next try while a job waits for its round', async () => {
    const { jobs } = await caller.job.list({ status: 'pending', errorCode: 'PROVIDER_BUSY', limit: 100 })
    const waiting = jobs.find((job) => job.retryCount > 0 && job.attempt?.no === job.retryCount)
    if (waiting === undefined) throw new Error('The demo has no job that waits for a round')
    const { timeline, whyNot } = await caller.job.get({ id: waiting.id })
    expect(timeline.at(-1)).toMatchObject({
      kind: 'next',
      no: waiting.retryCount + 1,
      at: waiting.scheduledAt,
    })
    expect(whyNot).toMatchObject({
      code: 'RETRYING',
      reason: 'PROVIDER_BUSY',
      nextTryAt: waiting.scheduledAt,
      roundsLeft: waiting.maxRetries - waiting.retryCount,
    })
  })
})

describe('actions', () => {
  it('refuses to retry a job whose step was deleted, by itself and among all that match', async () => {
    const { jobs } = await allPages({ status: 'failed' })
    const job = jobs.find(({ actions }) => actions.retry === null)
    if (job === undefined) throw new Error('the world has no failed job that can be retried')
    const setDeleted = (at: string) =>
      world.pool.query(`UPDATE "AffiliateAutomationStep" SET "archivedAt" = ${at} WHERE "id" = $1`, [
        job.step.id,
      ])
    await setDeleted('now()')
    expect((await caller.job.get({ id: job.id })).actions.retry).toBe('STEP_DELETED')
    expect(await reasonOf(() => caller.job.retry({ jobIds: [job.id] }))).toBe('STEP_DELETED')
    const answer = await caller.job.retryMatching({ filter: { status: 'failed', runId: job.runId } })
    expect(answer).toMatchObject({ changed: 0, reasons: [{ reason: 'STEP_DELETED', count: answer.matched }] })
    expect((await caller.job.get({ id: job.id })).status).toBe('failed')
    await setDeleted('NULL')
  })

  it('offers exactly the retries that the store grants, and names the same reason', async () => {
    const { jobs } = await caller.job.list({ status: 'failed', limit: 100 })
    expect(new Set(jobs.map((job) => job.actions.retry)).size).toBeGreaterThan(1)
    for (const job of jobs) {
      const answer = await reasonOf(() => caller.job.retry({ jobIds: [job.id] }))
      expect(answer, `${job.id} ${job.errorCode}`).toBe(job.actions.retry)
    }
  })

  it.each(JOB_STATUSES)('offers to cancel what is %s only if the store does it', async (status) => {
    const [job] = (await caller.job.list({ status, limit: 1 })).jobs
    if (job === undefined) return
    expect(await reasonOf(() => caller.job.cancel({ jobIds: [job.id] }))).toBe(job.actions.cancel)
  })

  it('takes a cancellation back', async () => {
    const [job] = (await caller.job.list({ status: 'pending', limit: 1 })).jobs
    const jobIds = [job?.id ?? '']
    await caller.job.cancel({ jobIds })
    expect((await caller.job.get({ id: jobIds[0] ?? '' })).status).toBe('cancelled')
    expect(await caller.job.undoCancel({ jobIds })).toEqual({ changed: jobIds, refused: [] })
    expect((await caller.job.get({ id: jobIds[0] ?? '' })).status).toBe('pending')
  })

  it('cancels exactly what matches a filter', async () => {
    const [automation] = (await caller.automation.list({ status: 'active' })).automations
    const automationId = automation?.id ?? ''
    const condition = `j."status" = 'pending' AND j."automationId" = $2`
    const matching = await countBy(condition, [automationId])
    const pending = await countBy(`j."status" = 'pending'`)
    expect(matching).toBeGreaterThan(0)
    expect(await caller.job.cancelMatching({ filter: { automationId } })).toEqual({
      matched: matching,
      changed: matching,
      refused: 0,
      reasons: [],
    })
    expect(await countBy(condition, [automationId])).toBe(0)
    expect(await countBy(`j."status" = 'pending'`)).toBe(pending - matching)
  })

  it('refuses actions that make no sense for a status', async () => {
    await expect(caller.job.retryMatching({ filter: { status: 'completed' } })).rejects.toThrow(
      'filter.status',
    )
    await expect(caller.job.cancelMatching({ filter: { status: 'completed' } })).rejects.toThrow(
      'filter.status',
    )
  })
})

/** Null when it was done, else the reason of the conflict. */
async function reasonOf(act: () => Promise<unknown>): Promise<string | null> {
  try {
    await act()
    return null
  } catch (error) {
    if (error instanceof TRPCError && error.code === 'CONFLICT') return error.cause?.message ?? ''
    throw error
  }
}
