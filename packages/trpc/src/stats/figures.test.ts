import { createAlertStore } from '@booster/db/alerts/create-alert-store'
import { DATABASE_CLOCK } from '@booster/db/connection/clock'
import { raiseStandingAlerts } from '@booster/services/alerts/raise-standing-alerts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createCaller } from '../root.ts'
import { contextOf, setUpTwoAffiliates, type TwoAffiliates } from '../testing/two-affiliates.ts'

let world: TwoAffiliates
let budi: ReturnType<typeof createCaller>
let siti: ReturnType<typeof createCaller>
let admin: ReturnType<typeof createCaller>['admin']

beforeAll(async () => {
  world = await setUpTwoAffiliates()
  budi = createCaller(contextOf(world.owner, world.services))
  siti = createCaller(contextOf(world.intruder, world.services))
  admin = createCaller(contextOf(world.admin, world.services)).admin
}, 60_000)

afterAll(() => world?.close())

/** Each figure as all the places that show it say it; they are one number. */
function expectOne(figure: string, places: Readonly<Record<string, unknown>>): void {
  const [first] = Object.values(places)
  expect({ figure, ...places }).toEqual({
    figure,
    ...Object.fromEntries(Object.keys(places).map((place) => [place, first])),
  })
}

describe('a figure is the same number on every screen:', () => {
  it.each(['budi', 'siti'] as const)('what %s sees today', async (who) => {
    const caller = who === 'budi' ? budi : siti
    const [overview, credit, counts, me] = await Promise.all([
      caller.stats.overview(),
      caller.credit.status(),
      caller.job.counts(),
      caller.session.me(),
    ])
    const { tiles, today } = overview
    const listed = async (status: 'completed' | 'failed') =>
      (await caller.job.list({ status, endedOn: today })).pagination.total
    expectOne('sentToday', {
      tile: tiles.sentToday,
      chart: overview.days.at(-1)?.sent,
      list: await listed('completed'),
      creditUsed: credit.usedToday,
    })
    expectOne('failedToday', {
      tile: tiles.failedToday,
      chart: overview.days.at(-1)?.failed,
      list: await listed('failed'),
    })
    expectOne('pending', {
      tile: tiles.pending,
      tab: counts.pending,
      navigation: me.counts?.pendingJobs,
      list: (await caller.job.list({ status: 'pending' })).pagination.total,
    })
    expectOne('creditAvailable', {
      tile: tiles.available,
      creditPage: credit.available,
      chip: me.credit?.available,
    })
    expectOne('enoughUntil', { tile: tiles.enoughUntil, creditPage: credit.enoughUntil })
    expectOne('uncovered', { tile: tiles.uncovered, creditPage: credit.uncovered })
    expectOne('creditLevel', { tile: tiles.creditLevel, creditPage: credit.level })
  })

  it('what admins see of all affiliates', async () => {
    const [ofBudi, ofSiti, dashboard, provider, alerts] = await Promise.all([
      budi.stats.overview(),
      siti.stats.overview(),
      admin.dashboard(),
      admin.credit.status(),
      admin.alert.list({ state: 'open' }),
    ])
    const today = dashboard.forecast.dailyUse.at(-1)
    const { total, rows } = await admin.engine.shares({})
    const sumOf = (figure: 'sent' | 'failed' | 'recovered' | 'ended' | 'overdue') =>
      rows.reduce((sum, row) => sum + row[figure], 0)
    expectOne('sentToday', {
      admin: today?.sent,
      affiliates: ofBudi.tiles.sentToday + ofSiti.tiles.sentToday,
      delivery: (await admin.delivery.figures({ window: 'today' })).total.sent,
      engine: total.sent,
      rows: sumOf('sent'),
    })
    expectOne('failedToday', {
      admin: today?.failed,
      affiliates: ofBudi.tiles.failedToday + ofSiti.tiles.failedToday,
      engine: total.failed,
      rows: sumOf('failed'),
    })
    for (const figure of ['recovered', 'ended'] as const) {
      expectOne(figure, { tile: dashboard.recovery[figure], engine: total[figure], rows: sumOf(figure) })
    }
    expectOne('overdue', {
      tile: dashboard.overdue.jobs,
      engine: total.overdue,
      rows: sumOf('overdue'),
    })
    expectOne('providerUse', { overview: dashboard.forecast.usePerDay, page: provider.forecast.usePerDay })
    expectOne('openAlerts', {
      navigation: dashboard.alertCounts.open,
      tab: alerts.counts.open,
      rows: alerts.rows.length,
      card: dashboard.alerts.filter((alert) => alert.state === 'open').length,
    })
  })

  it('whether credit is low', async () => {
    const store = createAlertStore({ pool: world.pool, clock: DATABASE_CLOCK })
    await raiseStandingAlerts({ store, notify: () => undefined })
    const { rows } = await admin.alert.list({ state: 'unresolved' })
    const isLow = (affiliateId: string) =>
      rows.some((alert) => alert.kind === 'affiliate_credit' && alert.affiliateId === affiliateId)
    for (const [caller, { affiliateId }] of [
      [budi, world.owner],
      [siti, world.intruder],
    ] as const) {
      const { level } = await caller.credit.status()
      expectOne('creditLow', { affiliate: level !== 'ok', admin: isLow(affiliateId) })
    }
    expect((await siti.credit.status()).level).toBe('low')
  })

  it('how fast the balance of the provider falls', async () => {
    const { points } = await admin.credit.history({ days: 14 })
    const [first, last] = [points[0], points.at(-1)]
    if (first === undefined || last === undefined) throw new Error('the demo has no checks')
    const days = (Date.parse(last.at) - Date.parse(first.at)) / 86_400_000
    const { forecast } = await admin.credit.status()
    const fall = (first.credits - last.credits) / days
    expect(forecast.usePerDay).toBeGreaterThanOrEqual(Math.floor(fall))
    expect(forecast.usePerDay).toBe(Math.max(forecast.sentPerDay, forecast.measuredPerDay ?? 0))
    expect(forecast.runway?.daysLeft).toBeLessThan(120)
  })
})
