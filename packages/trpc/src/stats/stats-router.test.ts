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

async function ask<Row extends object>(text: string): Promise<Row> {
  const { rows } = await world.pool.query<Row>(text, [world.owner.affiliateId])
  const [row] = rows
  if (row === undefined) throw new Error(`No row: ${text}`)
  return row
}

const JOBS = `FROM "AffiliateAutomationJob" j WHERE j."affiliateId" = $1`
function day(time: string) {
  return `((${time}) AT TIME ZONE 'Asia/Jakarta')::date`
}

describe('the overview', () => {
  it('says what the rows say', async () => {
    const overview = await caller.stats.overview()
    const facts = await ask<Record<string, number>>(
      `SELECT count(*) FILTER (WHERE "status" = 'completed' AND ${day('"executedAt"')} = ${day('now()')})::int AS "sentToday",
         count(*) FILTER (WHERE "status" = 'failed' AND ${day('"failedAt"')} = ${day('now()')})::int AS "failedToday",
         count(*) FILTER (WHERE "status" = 'pending')::int AS "pending",
         count(*) FILTER (WHERE "status" = 'pending' AND "scheduledAt" <= now() + interval '1 hour')::int AS "dueWithinHour",
         count(*) FILTER (WHERE "status" = 'completed' AND ${day('"executedAt"')} = ${day('now()')} - 1
           AND "executedAt" <= now() - interval '24 hours')::int AS "sentYesterdayByNow",
         count(*) FILTER (WHERE "status" = 'unconfirmed')::int AS "unconfirmed",
         count(*) FILTER (WHERE "status" = 'held')::int AS "held" ${JOBS}`,
    )
    const { unconfirmed, held, ...tiles } = facts
    expect(overview.tiles).toMatchObject(tiles)
    const counted = (kind: string) =>
      overview.needsAction.filter((a) => a.kind === kind).reduce((sum, a) => sum + a.count, 0)
    expect([counted('unconfirmed'), counted('held')]).toEqual([unconfirmed, held])
    expect(overview.days.at(-1)).toMatchObject({ day: overview.today, sent: overview.tiles.sentToday })
    expect(overview.days.reduce((sum, d) => sum + d.sent, 0)).toBe(overview.totals.sent)
    expect(overview.nextSends).toHaveLength(5)
    expect(overview.checklist).toEqual({
      hasCredit: true,
      hasAutomation: true,
      hasActive: true,
      hasLead: true,
      hasOpenForm: true,
      hasRun: true,
      hasSent: true,
    })
  })

  it('greets a newcomer with zeros', async () => {
    const { rows } = await world.pool.query<{ id: string }>(
      `SELECT p."id" FROM "AffiliateProfile" p JOIN "User" u ON u."id" = p."userId" WHERE u."email" = 'baru@demo.test'`,
    )
    const newcomer = { ...world.owner, affiliateId: rows[0]?.id ?? '' }
    const overview = await createCaller(contextOf(newcomer, world.services)).stats.overview()
    expect(overview.tiles).toMatchObject({ sentToday: 0, pending: 0, changePercent: null, enoughUntil: null })
    expect(overview).toMatchObject({ needsAction: [], nextSends: [], topAutomations: [] })
    expect(Object.values(overview.checklist).some(Boolean)).toBe(false)
  })

  it('ticks off the first steps as they are done', async () => {
    const { rows } = await world.pool.query<{ id: string }>(
      `SELECT p."id" FROM "AffiliateProfile" p JOIN "User" u ON u."id" = p."userId" WHERE u."email" = 'baru@demo.test'`,
    )
    const affiliateId = rows[0]?.id ?? ''
    const newcomer = createCaller(contextOf({ ...world.owner, affiliateId }, world.services))
    const done = async () =>
      Object.entries((await newcomer.stats.overview()).checklist).flatMap(([step, isDone]) =>
        isDone ? [step] : [],
      )
    const steps = [{ delayMinutes: 0, emailSubject: 'Halo', emailBody: '<p>Halo</p>' }]
    const { id } = await newcomer.automation.create({
      name: 'A',
      triggerType: 'WELCOME',
      steps,
      activate: false,
    })
    expect(await done()).toEqual(['hasAutomation'])
    await newcomer.automation.setStatus({ id, status: 'active' })
    expect(await done()).toEqual(['hasAutomation', 'hasActive'])
    const consent = { text: 'Saya sendiri', source: 'manual' }
    await newcomer.lead.add({ name: 'Baru', email: 'baru@demo.test', consent })
    expect(await done()).toEqual(['hasAutomation', 'hasActive', 'hasLead'])
    const form = { title: 'Kelas', consentText: 'Saya setuju menerima email.', buttonText: 'Daftar' }
    await newcomer.form.create(form)
    expect(await done()).toEqual(['hasAutomation', 'hasActive', 'hasLead', 'hasOpenForm'])
  })
})

describe("the original's statistics", () => {
  it('have its rates: of all jobs, two decimals', async () => {
    const { overview, recentJobs, activeLogs, topAutomations } = await caller.stats.get()
    const facts = await ask<{ total: number; completed: number; failed: number; pending: number }>(
      `SELECT count(*)::int AS "total", count(*) FILTER (WHERE "status" = 'completed')::int AS "completed",
         count(*) FILTER (WHERE "status" = 'failed')::int AS "failed",
         count(*) FILTER (WHERE "status" = 'pending')::int AS "pending" ${JOBS}`,
    )
    expect(overview).toMatchObject({
      totalJobs: facts.total,
      completedJobs: facts.completed,
      failedJobs: facts.failed,
      pendingJobs: facts.pending,
      successRate: ((facts.completed / facts.total) * 100).toFixed(2),
    })
    expect(recentJobs).toHaveLength(10)
    expect(activeLogs[0]?.progress).toMatch(/^\d+\/\d+$/)
    expect(topAutomations[0]?.successRate).toMatch(/^\d+\.\d\d$/)
  })
})

describe('the credit', () => {
  it('adds up with its ledger', async () => {
    const status = await caller.credit.status()
    const { rows } = await caller.credit.ledger({ limit: 100 })
    expect(rows[0]?.balanceAfter).toBe(status.balance)
    expect(status.reservedBy.processing + status.reservedBy.unconfirmed).toBe(status.reserved)
    const pages = [rows]
    for (let last = rows; last.length === 100; ) {
      last = (await caller.credit.ledger({ limit: 100, cursor: last.at(-1)?.seq ?? 1 })).rows
      pages.push(last)
    }
    const all = pages.flat()
    expect(all.reduce((sum, row) => sum + row.amount, 0)).toBe(status.balance)
    expect(all.map((row) => row.seq)).toEqual(all.map((_, index) => all.length - index))
  })
})

describe('days', () => {
  it.each(['Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura'] as const)(
    'begin at midnight in %s',
    async (timeZone) => {
      const here = createCaller(contextOf({ ...world.owner, timeZone }, world.services))
      const { days, today, dayZone, tiles } = await here.stats.overview()
      expect(dayZone).toBe(timeZone)
      const { rows } = await world.pool.query<{ day: string; sent: number; failed: number }>(
        `SELECT (coalesce("executedAt", "failedAt") AT TIME ZONE $2)::date::text AS "day",
         count(*) FILTER (WHERE "status" = 'completed')::int AS "sent",
         count(*) FILTER (WHERE "status" = 'failed')::int AS "failed"
       FROM "AffiliateAutomationJob" WHERE "affiliateId" = $1 AND "status" IN ('completed', 'failed') GROUP BY 1`,
        [world.owner.affiliateId, timeZone],
      )
      for (const { day, sent, failed } of days) {
        const fact = rows.find((row) => row.day === day)
        expect([day, sent, failed]).toEqual([day, fact?.sent ?? 0, fact?.failed ?? 0])
      }
      const sentToday = rows.find((row) => row.day === today)?.sent ?? 0
      expect([tiles.sentToday, (await here.credit.status()).usedToday]).toEqual([sentToday, sentToday])
      const { automations } = await here.automation.list({})
      expect(automations.reduce((sum, { sparkline }) => sum + (sparkline.at(-1) ?? 0), 0)).toBe(sentToday)
    },
  )
})
