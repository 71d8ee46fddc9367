import { RUN_STATUSES } from '@booster/engine/domain/run'
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

describe('runs', () => {
  it('are counted on their tabs as they are', async () => {
    const { counts } = await caller.run.list()
    const { rows } = await world.pool.query<{ status: string; count: number }>(
      `SELECT "status"::text AS "status", count(*)::int AS "count" FROM "AffiliateAutomationLog"
       WHERE "affiliateId" = $1 GROUP BY 1`,
      [world.owner.affiliateId],
    )
    const facts = Object.fromEntries(rows.map(({ status, count }) => [status, count]))
    expect(counts).toEqual({ ...counts, ...facts, all: rows.reduce((sum, { count }) => sum + count, 0) })
  })

  it('are counted by the filter in force', async () => {
    const [run] = (await caller.run.list({ status: 'completed', limit: 1 })).runs
    for (const filter of [{ q: run?.lead.name.slice(0, 3) }, { leadId: run?.lead.id }, { q: 'zzzz' }]) {
      const { counts } = await caller.run.list(filter)
      const totals = await Promise.all(
        [undefined, ...RUN_STATUSES].map(async (status) => {
          const { pagination } = await caller.run.list({ ...filter, status })
          return [status ?? 'all', pagination.total]
        }),
      )
      expect(counts, JSON.stringify(filter)).toEqual(Object.fromEntries(totals))
    }
  })

  it('page through every one once, also those of a lead by the beginning of its name', async () => {
    const seen = new Set<string>()
    for (let page = 1; ; page++) {
      const { runs, pagination } = await caller.run.list({ page, limit: 100 })
      for (const run of runs) seen.add(run.id)
      if (page >= pagination.totalPages) {
        expect(seen.size).toBe(pagination.total)
        break
      }
    }
    const [run] = (await caller.run.list({ limit: 1 })).runs
    const found = await caller.run.list({ q: run?.lead.name.slice(0, 4) ?? '', limit: 100 })
    expect(found.runs.map((each) => each.id)).toContain(run?.id)
  })

  it('pause, resume and end, each only when it makes sense', async () => {
    const [active] = (await caller.run.list({ status: 'active', limit: 1 })).runs
    const id = active?.id ?? ''
    expect(active?.actions).toEqual({ cancel: null, pause: null, resume: 'NOT_PAUSED' })
    await expect(caller.run.resume({ id })).rejects.toMatchObject({ code: 'CONFLICT' })
    expect(await caller.run.pause({ id })).toEqual({ id, status: 'paused' })
    await expect(caller.run.pause({ id })).rejects.toMatchObject({ code: 'CONFLICT' })
    expect(await caller.run.resume({ id })).toEqual({ id, status: 'active' })
    const cancelled = await caller.run.cancel({ id })
    expect(cancelled.jobs).toBeGreaterThan(0)
    const run = await caller.run.get({ id })
    expect(run.status).toBe('cancelled')
    expect(run.steps.filter((step) => step.status === 'pending')).toEqual([])
    await expect(caller.run.cancel({ id })).rejects.toMatchObject({ code: 'CONFLICT' })
  })
})
