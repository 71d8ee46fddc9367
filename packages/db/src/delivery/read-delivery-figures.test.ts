import { REPORT_WINDOWS, type ReportWindow } from '@booster/contracts/automations/report-windows'
import { FIGURE_ROWS_AT_MOST } from '@booster/contracts/delivery/delivery-figures'
import { type TimeZone, timeZone } from '@booster/contracts/wire/preferences'
import { SYSTEM } from '@booster/engine/domain/actor'
import { DELIVERY_KINDS, NEWS } from '@booster/engine/domain/delivery-event'
import { ACCEPTED, claim, HOUR_MS, must, NO_ANSWER, settleAs } from '@booster/engine/testing/contract/scene'
import { playDeliveryHistories, sampleDeliveryHistories } from '@booster/engine/testing/delivery-histories'
import type { StoreHarness } from '@booster/engine/testing/store-harness'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { archiveFinishedJobs } from '../archive/archive-finished-jobs.ts'
import { createPgHarness, type PgHarness, STANDING_CLOCK } from '../testing/store-harness.ts'
import { readDeliveryFigures } from './read-delivery-figures.ts'

const DAY_MS = 24 * HOUR_MS
const DAYS = { today: 1, '7d': 7, '30d': 30, all: 100_000 } as const satisfies Record<ReportWindow, number>
const HOSTS = ['gmail.com', 'yahoo.co.id', 'toko-rina.co.id', 'sekolah.sch.id', 'rina.dev']

let harness: PgHarness
let t: StoreHarness

beforeAll(async () => {
  harness = await createPgHarness()
}, 60_000)
beforeEach(async () => {
  t = await harness.begin()
})
afterAll(() => harness?.end())

type Question = {
  readonly affiliateId: string | null
  readonly window: ReportWindow
  readonly zone: TimeZone
}

/** The mails of the question, each with its day and what became of it, straight from jobs and events. */
function factsOf({ window, zone }: Question): string {
  const day = `(j."executedAt" AT TIME ZONE '${zone}')::date`
  const news = [
    ...DELIVERY_KINDS.map((kind) => [kind, `e."kind" = '${kind}'`]),
    ['openedByMachine', `e."kind" = 'opened' AND e."byMachine"`],
  ]
  const has = news.map(
    ([name, is]) => `(EXISTS (SELECT FROM "DeliveryEvent" e
      WHERE e."affiliateId" = j."affiliateId" AND e."jobId" = j."id" AND ${is}))::int AS "${name}"`,
  )
  return `(SELECT j.*, 1 AS "sent", ${day} AS day, ${has.join(', ')} FROM "AnyJob" j
    WHERE j."status" = 'completed' AND ($1::uuid IS NULL OR j."affiliateId" = $1)
      AND ${day} > (${STANDING_CLOCK.now} AT TIME ZONE '${zone}')::date - ${DAYS[window]}) f`
}

const SUMS = ['sent', ...NEWS].map((kind) => `coalesce(sum("${kind}"), 0)::int AS "${kind}"`).join(', ')

async function sumsBy(question: Question, key: string): Promise<readonly object[]> {
  const { rows } = await harness.pool.query<object>(
    `SELECT ${key} AS "key", ${SUMS} FROM ${factsOf(question)} WHERE ${key} IS NOT NULL GROUP BY 1`,
    [question.affiliateId],
  )
  return sorted(rows)
}

function sorted(rows: readonly object[]): readonly object[] {
  return rows.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))
}

async function read(question: Question) {
  return await readDeliveryFigures(harness.pool, { ...question, clock: STANDING_CLOCK })
}

async function expectFacts(question: Question): Promise<void> {
  const found = await read(question)
  const by = (rows: readonly object[], key: string) =>
    sorted(
      rows.map((row) => {
        const {
          [key]: value,
          name: _name,
          affiliateName: _of,
          rules: _rules,
          ...counts
        } = row as Record<string, unknown>
        return { key: value, ...counts }
      }),
    )
  const { rows: total } = await harness.pool.query(`SELECT ${SUMS} FROM ${factsOf(question)}`, [
    question.affiliateId,
  ])
  expect(found.total).toEqual(total[0])
  const per = found.per === 'day' ? 'day' : `date_trunc('month', day)::date`
  expect(
    by(
      found.days.filter(({ sent }) => sent > 0),
      'day',
    ),
  ).toEqual(await sumsBy(question, `(${per})::text`))
  expect(by(found.domains.rows, 'domain')).toEqual(await sumsBy(question, '"recipientDomain"'))
  expect(by(found.automations.rows, 'id')).toEqual(await sumsBy(question, '"automationId"'))
  expect(by(found.affiliates.rows, 'id')).toEqual(await sumsBy(question, '"affiliateId"'))
  const { rows: unknown } = await harness.pool.query<{ sent: number }>(
    `SELECT ${SUMS} FROM ${factsOf(question)} WHERE "recipientDomain" IS NULL`,
    [question.affiliateId],
  )
  expect(found.withoutDomain ?? { ...unknown[0] }).toEqual(unknown[0])
  expect(found.withoutDomain === null).toBe(unknown[0]?.sent === 0)
}

async function expectAllFacts(affiliateIds: readonly string[]): Promise<void> {
  for (const affiliateId of [...affiliateIds, null]) {
    for (const zone of timeZone.options) {
      for (const window of REPORT_WINDOWS) await expectFacts({ affiliateId, window, zone })
    }
  }
}

/** An affiliate with two sequences whose leads have mailboxes everywhere. */
async function enrolAffiliate(): Promise<{ affiliateId: string; leadIds: readonly string[] }> {
  const affiliateId = await t.world.addAffiliate({ credits: 200 })
  await t.world.addAutomation({ affiliateId, delaysHours: [0, 30, 24 * 9] })
  await t.world.addAutomation({ affiliateId, delaysHours: [3] })
  const leadIds: string[] = []
  for (let n = 0; n < 15; n++) {
    leadIds.push(await t.world.addLead({ affiliateId, email: `rina-${n}@${must(HOSTS[n % HOSTS.length])}` }))
  }
  await t.store.enrolLeads({ affiliateId, leadIds, triggerType: 'AFTER_OPTIN', actor: SYSTEM })
  return { affiliateId, leadIds }
}

/** News of every kind about mails sent, leaving and lost, some of it several times. */
async function tellNews(round: number): Promise<void> {
  const { rows } = await harness.pool.query<{ messageRef: string; n: number }>(
    `SELECT "messageRef", row_number() OVER (ORDER BY "id")::int AS n FROM "AnyJob"
     WHERE "status" IN ('completed', 'processing', 'unconfirmed')`,
  )
  for (const { messageRef, n } of rows) {
    for (const [k, kind] of DELIVERY_KINDS.entries()) {
      if ((n + round) % (2 * k + 1) !== 0) continue
      const event = { kind, digest: `${messageRef} ${kind} ${round % 2}`, at: null, link: null, reason: null }
      const bounceClass = kind === 'bounced' ? 'reputation' : null
      await t.store.applyDeliveryEvent({ ...event, bounceClass, source: { kind: 'own-link', messageRef } })
    }
  }
}

it('equals the facts in every window and zone, through corrections, erasure and the archive', async () => {
  const [first, second] = [await enrolAffiliate(), await enrolAffiliate()]
  const affiliateIds = [first.affiliateId, second.affiliateId]
  for (const [round, hours] of [0, 3, 28, 13, 24 * 8, 24 * 20].entries()) {
    await t.world.advance(hours * HOUR_MS)
    const { jobs } = await claim(t, 500)
    await tellNews(round)
    for (const [n, job] of jobs.entries()) await settleAs(t, job, n % 5 === 4 ? NO_ANSWER : ACCEPTED)
    const { affiliateId, leadIds } = first
    await t.store.updateLead({
      ...{ affiliateId, leadId: must(leadIds[round]), actor: SYSTEM },
      changes: { email: `corrected-${round}@gmail.com` },
    })
    await t.store.eraseLead({ affiliateId, leadId: must(leadIds[round + 8]), actor: SYSTEM })
    await tellNews(round)
    await expectAllFacts(affiliateIds)
  }
  const { total, domains } = await read({ affiliateId: null, window: 'all', zone: 'Asia/Jakarta' })
  for (const kind of ['sent', ...DELIVERY_KINDS] as const) expect(total[kind]).toBeGreaterThan(0)
  expect(domains.rows.map(({ domain }) => domain).toSorted()).toEqual([
    ...['*.co.id', '*.sch.id', 'gmail.com', 'other', 'yahoo.co.id'],
  ])
  expect(await t.world.violations()).toEqual([])

  await t.world.advance(400 * DAY_MS)
  const retention = { olderThanDays: 365, maxMs: 30_000, from: null }
  expect((await archiveFinishedJobs(harness.pool, STANDING_CLOCK, retention)).jobs).toBeGreaterThan(30)
  await tellNews(99)
  await expectAllFacts(affiliateIds)
  expect(await t.world.violations()).toEqual([])
}, 180_000)

it('equals the facts whatever happened to each mail, in any order and at once', async () => {
  await playDeliveryHistories(t, sampleDeliveryHistories(300, 20), { order: 'shuffled' })
  await expectFacts({ affiliateId: null, window: 'all', zone: 'Asia/Jakarta' })
}, 120_000)

it('says how many mails were sent before their domain was kept', async () => {
  const { affiliateId } = await enrolAffiliate()
  await settleAs(t, (await claim(t, 500)).jobs, ACCEPTED)
  await tellNews(1)
  await harness.pool.query(`UPDATE "AffiliateAutomationJob" SET "recipientDomain" = NULL`)
  await harness.pool.query(`DELETE FROM "DomainDay"`)
  await tellNews(2)
  const question = { affiliateId, window: 'today', zone: 'Asia/Jakarta' } as const
  expect(await read(question)).toMatchObject({ domains: { rows: [] }, withoutDomain: { sent: 15 } })
  await t.world.advance(4 * HOUR_MS)
  await settleAs(t, (await claim(t, 500)).jobs, ACCEPTED)
  await expectFacts(question)
  const { total, withoutDomain, domains } = await read(question)
  expect(withoutDomain?.sent).toBe(15)
  expect(total.sent).toBeGreaterThan(15)
  expect(domains.rows.reduce((sum, { sent }) => sum + sent, 15)).toBe(total.sent)
  expect(await t.world.violations()).toEqual([])
})

it('names the sequences with the most mails and sums up the others', async () => {
  const affiliateId = await t.world.addAffiliate({ credits: 100 })
  const leadIds = [await t.world.addLead({ affiliateId }), await t.world.addLead({ affiliateId })]
  const ids: string[] = []
  for (let n = 0; n < FIGURE_ROWS_AT_MOST + 3; n++) {
    ids.push((await t.world.addAutomation({ affiliateId })).automationId)
  }
  const [most] = ids
  const enrol = (leads: readonly string[], automationId: string | undefined) =>
    t.store.enrolLeads({
      ...{ affiliateId, leadIds: leads, triggerType: 'AFTER_OPTIN', actor: SYSTEM },
      automationId: must(automationId),
    })
  for (const id of ids) await enrol(leadIds.slice(0, 1), id)
  await enrol(leadIds.slice(1), most)
  await settleAs(t, (await claim(t, 500)).jobs, ACCEPTED)
  const { automations, total } = await read({ affiliateId, window: 'all', zone: 'Asia/Jakarta' })
  expect(automations.rows).toHaveLength(FIGURE_ROWS_AT_MOST)
  expect(automations.rows[0]).toMatchObject({ id: most, sent: 2 })
  expect(automations.others).toMatchObject({ rows: 3, sent: 3, delivered: 0 })
  expect(total.sent).toBe(FIGURE_ROWS_AT_MOST + 4)
})

it('says by which rules the mails of each sequence are counted, and which steps had mails in the window', async () => {
  const affiliateId = await t.world.addAffiliate({ credits: 100 })
  const leadIds = [await t.world.addLead({ affiliateId })]
  const short = await t.world.addAutomation({ affiliateId, delaysHours: [0, 48, 24 * 60] })
  const off = await t.world.addAutomation({ affiliateId, trackOpens: 'off', trackClicks: false })
  await t.store.enrolLeads({ affiliateId, leadIds, triggerType: 'AFTER_OPTIN', actor: SYSTEM })
  await settleAs(t, (await claim(t, 500)).jobs, ACCEPTED)
  await t.world.advance(48 * HOUR_MS)
  await settleAs(t, (await claim(t, 500)).jobs, ACCEPTED)
  const rulesIn = async (window: ReportWindow) => {
    const { automations } = await read({ affiliateId, window, zone: 'Asia/Jakarta' })
    return new Map(automations.rows.map(({ id, rules }) => [id, rules]))
  }
  const refs = short.stepIds.map((stepId) => ({ affiliateId, stepId, version: 1 }))
  const week = await rulesIn('7d')
  expect(week.get(off.automationId)).toEqual({ opens: 'off', clicks: false, steps: [] })
  expect(week.get(short.automationId)).toMatchObject({ opens: 'auto', clicks: true })
  expect(sorted(week.get(short.automationId)?.steps ?? [])).toEqual(sorted(refs.slice(0, 2)))
  expect([...(await rulesIn('today'))]).toEqual([
    [short.automationId, { opens: 'auto', clicks: true, steps: refs.slice(1, 2) }],
  ])
})

it('says which rules the sequences have that are not named', async () => {
  const affiliateId = await t.world.addAffiliate({ credits: 100 })
  const leadIds = [await t.world.addLead({ affiliateId })]
  for (let n = 0; n < FIGURE_ROWS_AT_MOST; n++)
    await t.world.addAutomation({ affiliateId, trackOpens: 'on', delaysHours: [0, 0] })
  for (const trackOpens of ['off', 'auto', 'off'] as const)
    await t.world.addAutomation({ affiliateId, trackOpens, trackClicks: false })
  await t.store.enrolLeads({ affiliateId, leadIds, triggerType: 'AFTER_OPTIN', actor: SYSTEM })
  await settleAs(t, (await claim(t, 500)).jobs, ACCEPTED)
  await settleAs(t, (await claim(t, 500)).jobs, ACCEPTED)
  const { automations } = await read({ affiliateId, window: 'all', zone: 'Asia/Jakarta' })
  expect(new Set(automations.rows.map(({ rules }) => rules.opens))).toEqual(new Set(['on']))
  const { opens = [], clicks } = automations.others?.rules ?? {}
  expect([opens.toSorted(), clicks]).toEqual([['auto', 'off'], [false]])
})

it('shows an affiliate without mails every day of the window, and no month', async () => {
  const affiliateId = await t.world.addAffiliate()
  const none = await read({ affiliateId, window: '7d', zone: 'Asia/Jayapura' })
  expect(none).toMatchObject({
    total: { sent: 0 },
    withoutDomain: null,
    per: 'day',
    affiliates: { rows: [] },
  })
  expect(none.days).toHaveLength(7)
  expect([none.days[0]?.day, none.days.at(-1)?.day]).toEqual([none.from, none.to])
  expect((await read({ affiliateId, window: 'all', zone: 'Asia/Jakarta' })).days).toEqual([])
})
