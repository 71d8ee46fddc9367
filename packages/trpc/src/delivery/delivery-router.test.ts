import { REPORT_WINDOWS } from '@booster/contracts/automations/report-windows'
import type { OpensRule } from '@booster/engine/domain/automation'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createCaller } from '../root.ts'
import { contextOf, setUpTwoAffiliates, type TwoAffiliates } from '../testing/two-affiliates.ts'

let world: TwoAffiliates
let owner: ReturnType<typeof createCaller>
let admin: ReturnType<typeof createCaller>['admin']

beforeAll(async () => {
  world = await setUpTwoAffiliates()
  owner = createCaller(contextOf(world.owner, world.services))
  admin = createCaller(contextOf(world.admin, world.services)).admin
}, 60_000)

afterAll(() => world?.close())

async function sentBy(affiliateId: string | null): Promise<number> {
  const { rows } = await world.pool.query<{ sent: number }>(
    `SELECT count(*)::int AS "sent" FROM "AnyJob"
     WHERE "status" = 'completed' AND ($1::uuid IS NULL OR "affiliateId" = $1)`,
    [affiliateId],
  )
  return rows[0]?.sent ?? -1
}

/** Of one sequence, or of all. */
async function setRules(trackOpens: OpensRule, trackClicks: boolean, id?: string): Promise<void> {
  await world.pool.query(
    `UPDATE "AffiliateAutomation" SET "trackOpens" = $1::"OpensRule", "trackClicks" = $2
     WHERE $3::uuid IS NULL OR "id" = $3`,
    [trackOpens, trackClicks, id ?? null],
  )
}

describe('figures of delivery', () => {
  it('are those of all sequences of the affiliate, and of nobody else', async () => {
    const figures = await owner.delivery.figures({ window: 'all' })
    const { total, automations, domains, days } = figures
    expect(total.sent).toBe(await sentBy(world.owner.affiliateId))
    for (const rows of [automations.rows, domains.rows, days])
      expect(rows.reduce((sum, { sent }) => sum + sent, 0)).toBe(total.sent)
    expect(figures).not.toHaveProperty('affiliates')
    const stranger = createCaller(contextOf(world.intruder, world.services))
    const theirs = (await stranger.delivery.figures({ window: 'all' })).automations.rows.map(({ id }) => id)
    expect(automations.rows.filter(({ id }) => theirs.includes(id))).toEqual([])
  })

  it('are those of all affiliates for admins', async () => {
    const { total, affiliates, automations } = await admin.delivery.figures({ window: 'all' })
    expect(total.sent).toBe(await sentBy(null))
    const own = affiliates.rows.find(({ id }) => id === world.owner.affiliateId)
    expect(own?.sent).toBe(await sentBy(world.owner.affiliateId))
    expect(affiliates.rows.length).toBeGreaterThan(1)
    const names = new Set(affiliates.rows.map(({ name }) => name))
    expect(automations.rows.every(({ affiliateName }) => names.has(affiliateName))).toBe(true)
  })

  it('say what this installation does not count, and read no text for it', async () => {
    const mode = { ...world.services.mode, tracking: { opens: false, clicks: true } }
    const store = { ...world.services.store, readStepTexts: () => Promise.reject(new Error('read')) }
    const here = createCaller(contextOf(world.owner, { ...world.services, mode, store }))
    await setRules('auto', true)
    const { counting, automations } = await here.delivery.figures({ window: 'all' })
    for (const found of [counting, ...automations.rows.map((row) => row.counting)])
      expect(found).toEqual({ opens: 'switched-off', clicks: 'all' })
  })

  it.each([
    ['on', true, { opens: 'all', clicks: 'all' }],
    ['off', false, { opens: 'none', clicks: 'none' }],
    // The mails of the demo are short.
    ['auto', true, { opens: 'none', clicks: 'all' }],
  ] as const)('say what no mail counts by the rule %s', async (trackOpens, trackClicks, counting) => {
    await setRules(trackOpens, trackClicks)
    for (const figures of [
      await owner.delivery.figures({ window: 'all' }),
      await admin.delivery.figures({ window: 'all' }),
    ]) {
      expect(figures.counting).toEqual(counting)
      expect(figures.automations.rows.length).toBeGreaterThan(1)
      for (const row of figures.automations.rows) expect(row.counting).toEqual(counting)
    }
  })

  it('say what some mails count: of a sequence by its texts, of all by their sequences', async () => {
    await setRules('on', true)
    const { automations } = await owner.delivery.figures({ window: 'all' })
    const reports = await Promise.all(
      automations.rows.map(({ id }) => owner.automation.report({ id, window: 'all' })),
    )
    const report = reports.find(({ steps }) => steps.filter(({ sent }) => sent > 0).length > 1)
    const long = report?.steps.find(({ sent }) => sent > 0)
    await setRules('auto', false, report?.id)
    const { countsOpens } = world.services
    const services: TwoAffiliates['services'] = {
      ...world.services,
      countsOpens: (rule, text) => text.stepId === long?.id || countsOpens(rule, text),
    }
    const here = createCaller(contextOf(world.owner, services))
    const figures = await here.delivery.figures({ window: 'all' })
    expect(figures.counting).toEqual({ opens: 'some', clicks: 'some' })
    for (const { id, counting } of figures.automations.rows) {
      const isOther = id !== report?.id
      expect(counting).toEqual(isOther ? { opens: 'all', clicks: 'all' } : { opens: 'some', clicks: 'none' })
    }
  })

  it('read the texts of all sequences in one statement', async () => {
    await setRules('auto', true)
    const { store } = world.services
    let statements = 0
    const services: TwoAffiliates['services'] = {
      ...world.services,
      store: {
        ...store,
        readStepTexts: (refs) => {
          statements += 1
          return store.readStepTexts(refs)
        },
      },
    }
    await createCaller(contextOf(world.admin, services)).admin.delivery.figures({ window: 'all' })
    expect(statements).toBe(1)
  })

  it.each(REPORT_WINDOWS)('have a first and a last day: %s', async (window) => {
    const { from, to, days, per } = await owner.delivery.figures({ window })
    expect(per).toBe(window === 'all' ? 'month' : 'day')
    expect(from === null).toBe(window === 'all')
    if (from !== null) expect([days[0]?.day, days.at(-1)?.day]).toEqual([from, to])
  })

  it('name a window that does not exist', async () => {
    await expect(owner.delivery.figures({ window: '1y' as 'all' })).rejects.toThrow('window')
  })
})
