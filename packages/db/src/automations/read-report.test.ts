import { REPORT_WINDOWS, type ReportWindow } from '@booster/contracts/automations/report-windows'
import { type TimeZone, timeZone } from '@booster/contracts/wire/preferences'
import { SYSTEM } from '@booster/engine/domain/actor'
import { DELIVERY_KINDS, NEWS, type News } from '@booster/engine/domain/delivery-event'
import {
  ACCEPTED,
  claim,
  enrolScene,
  HOUR_MS,
  must,
  NO_ANSWER,
  NOBODY,
  NOT_SENT,
  REFUSED_CONTENT,
  REFUSED_RECIPIENT,
  type Scene,
  settleAs,
} from '@booster/engine/testing/contract/scene'
import { playDeliveryHistories, sampleDeliveryHistories } from '@booster/engine/testing/delivery-histories'
import type { StoreHarness } from '@booster/engine/testing/store-harness'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { archiveFinishedJobs } from '../archive/archive-finished-jobs.ts'
import { createPgHarness, type PgHarness, STANDING_CLOCK } from '../testing/store-harness.ts'
import { readReport } from './read-report.ts'

const DAY_MS = 24 * HOUR_MS
/** What is counted of a mail, as a condition on an event `e`. */
const NEWS_SQL = {
  ...Object.fromEntries(DELIVERY_KINDS.map((kind) => [kind, `e."kind" = '${kind}'`])),
  openedByMachine: `e."kind" = 'opened' AND e."byMachine"`,
} as Readonly<Record<News, string>>
const REPORTED = DELIVERY_KINDS.slice(0, 4)
const DAYS = { today: 1, '7d': 7, '30d': 30, all: 100_000 } as const satisfies Record<ReportWindow, number>

let harness: PgHarness
let t: StoreHarness

beforeAll(async () => {
  harness = await createPgHarness()
}, 60_000)
beforeEach(async () => {
  t = await harness.begin()
})
afterAll(() => harness?.end())

type Question = { readonly affiliateId: string; readonly automationId: string }
type Within = { readonly window: ReportWindow; readonly zone: TimeZone }

/** The figures of the report, straight from jobs, runs and events. */
async function figuresOfFacts({ affiliateId, automationId }: Question, { window, zone }: Within) {
  const isWithin = (at: string) =>
    `(${at} AT TIME ZONE '${zone}')::date > (${STANDING_CLOCK.now} AT TIME ZONE '${zone}')::date - ${DAYS[window]}`
  const has = (news: News) =>
    `count(*) FILTER (WHERE ${isWithin('j."executedAt"')} AND EXISTS (SELECT FROM "DeliveryEvent" e
       WHERE e."affiliateId" = j."affiliateId" AND e."jobId" = j."id" AND ${NEWS_SQL[news]}))::int AS "${news}"`
  const { rows: steps } = await harness.pool.query(
    `SELECT s."id", count(*) FILTER (WHERE j."status" = 'completed' AND ${isWithin('j."executedAt"')})::int AS "sent",
       count(*) FILTER (WHERE j."status" = 'failed' AND ${isWithin('j."failedAt"')})::int AS "failed",
       count(j."id") FILTER (WHERE j."status" NOT IN ('completed', 'failed', 'cancelled'))::int AS "toCome",
       ${NEWS.map(has).join(', ')}
     FROM "AffiliateAutomationStep" s
     LEFT JOIN "AnyJob" j ON j."affiliateId" = s."affiliateId" AND j."stepId" = s."id"
     WHERE s."affiliateId" = $1 AND s."automationId" = $2 GROUP BY s."id", s."stepOrder" ORDER BY s."stepOrder"`,
    [affiliateId, automationId],
  )
  const { rows: failures } = await harness.pool.query(
    `SELECT "errorCode" AS "reason", count(*)::int AS "failed" FROM "AnyJob" j
     WHERE "affiliateId" = $1 AND "automationId" = $2 AND "status" = 'failed' AND ${isWithin('"failedAt"')}
     GROUP BY 1 ORDER BY 2 DESC, 1`,
    [affiliateId, automationId],
  )
  const { rows: runs } = await harness.pool.query<{ status: string; count: number }>(
    `SELECT "status", count(*)::int AS "count" FROM "AffiliateAutomationLog"
     WHERE "affiliateId" = $1 AND "automationId" = $2 GROUP BY 1`,
    [affiliateId, automationId],
  )
  const none = { active: 0, paused: 0, completed: 0, failed: 0, cancelled: 0 }
  return { steps, failures, runs: { ...none, ...Object.fromEntries(runs.map((r) => [r.status, r.count])) } }
}

async function figuresOfReport(question: Question, within: Within) {
  const read = await readReport(harness.pool, { ...question, ...within, clock: STANDING_CLOCK })
  const report = must(read ?? undefined)
  const steps = report.steps.map((step) => ({
    ...{ id: step.id, sent: step.sent, failed: step.failed, toCome: step.toCome },
    ...Object.fromEntries(NEWS.map((news) => [news, step[news]])),
  }))
  return { steps, failures: report.failures, runs: report.runs }
}

async function expectFacts(question: Question): Promise<void> {
  for (const zone of timeZone.options) {
    for (const window of REPORT_WINDOWS) {
      const within = { window, zone }
      expect(await figuresOfReport(question, within), `${window} ${zone}`).toEqual(
        await figuresOfFacts(question, within),
      )
    }
  }
}

/** Settles what is due: most of it is accepted, the rest ends in every other way. */
async function settleMixed(scene: Scene): Promise<void> {
  const { jobs } = await claim(t, 500)
  const endings = [ACCEPTED, ACCEPTED, ACCEPTED, REFUSED_CONTENT, REFUSED_RECIPIENT, NO_ANSWER, NOT_SENT]
  for (const [n, job] of jobs.entries()) await settleAs(t, job, must(endings[n % endings.length]))
  const failed = await harness.pool.query<{ id: string }>(
    `SELECT "id" FROM "AffiliateAutomationJob" WHERE "affiliateId" = $1 AND "status" = 'failed' ORDER BY "id" LIMIT 3`,
    [scene.affiliateId],
  )
  const jobIds = failed.rows.map(({ id }) => id)
  await t.store.retryJobs({ affiliateId: scene.affiliateId, jobIds, actor: SYSTEM })
}

async function tellNews(scene: Scene, round: number): Promise<void> {
  const { rows } = await harness.pool.query<{ messageRef: string; n: number }>(
    `SELECT "messageRef", row_number() OVER (ORDER BY "id")::int AS n FROM "AnyJob" WHERE "affiliateId" = $1 AND "status" <> 'pending'`,
    [scene.affiliateId],
  )
  for (const { messageRef, n } of rows) {
    for (const [k, kind] of REPORTED.entries()) {
      if (n % (k + 1) !== 0) continue
      await t.store.applyDeliveryEvent({
        ...{ kind, digest: `${messageRef} ${kind} ${round}`, at: null, link: null, reason: null },
        bounceClass: kind === 'bounced' ? 'soft' : null,
        byMachine: kind === 'opened' && n % 4 === 0,
        source: { kind: 'own-link', messageRef },
      })
    }
    if (round === 2 && n % 9 === 0) await t.store.leaveSequence({ messageRef, actor: SYSTEM })
  }
}

it('equals the facts in every window and zone, through failures, retries, cancellations and the archive', async () => {
  const scene = await enrolScene(t, { leads: 40, delaysHours: [0, 30, 24 * 9], credits: 200 })
  const { affiliateId, runIds } = scene
  const actor = SYSTEM
  for (const [round, hours] of [0, 3, 28, 7, 24 * 8, 24 * 20].entries()) {
    await t.world.advance(hours * HOUR_MS)
    await settleMixed(scene)
    await tellNews(scene, round)
    await t.store.cancelRun({ affiliateId, runId: must(runIds[round]), actor })
    await t.store.pauseRun({ affiliateId, runId: must(runIds[round + 10]), actor })
    await t.store.rescueExpiredLeases({ limit: 100 })
    await t.store.resolveAgedUnconfirmed({ olderThanMs: DAY_MS, limit: 100 })
    await expectFacts(scene)
  }
  expect(await t.world.violations()).toEqual([])

  await t.world.advance(400 * DAY_MS)
  const retention = { olderThanDays: 365, maxMs: 30_000, from: null }
  expect((await archiveFinishedJobs(harness.pool, STANDING_CLOCK, retention)).jobs).toBeGreaterThan(50)
  await tellNews(scene, 99)
  await expectFacts(scene)
  const { steps } = await figuresOfReport(scene, { window: 'all', zone: 'Asia/Jakarta' })
  for (const figure of ['sent', ...REPORTED, 'openedByMachine', 'left'])
    expect(steps[0]?.[figure as 'sent']).toBeGreaterThan(0)
}, 120_000)

it('equals the facts whatever happened to each mail, in any order and at once', async () => {
  await playDeliveryHistories(t, sampleDeliveryHistories(300, 10), { order: 'shuffled' })
  const { rows } = await harness.pool.query<Question>(
    `SELECT "affiliateId", "id" AS "automationId" FROM "AffiliateAutomation"`,
  )
  expect(rows.length).toBeGreaterThan(3)
  for (const question of rows) await expectFacts(question)
}, 120_000)

it('shows a deleted step while it has something to report, and nothing of other affiliates', async () => {
  const scene = await enrolScene(t, { delaysHours: [0, 24] })
  const { affiliateId, automationId } = scene
  await settleAs(t, (await claim(t)).jobs, ACCEPTED)
  const kept = {
    id: must(scene.stepIds[1]),
    delayMinutes: 60,
    emailSubject: 'Baru',
    preheader: '',
    emailBody: '<p>x</p>',
  }
  await t.store.publishSteps({ affiliateId, automationId, steps: [kept], actor: SYSTEM })
  const read = (window: ReportWindow, of = affiliateId) =>
    readReport(harness.pool, {
      ...{ affiliateId: of, automationId, window },
      ...{ clock: STANDING_CLOCK, zone: 'Asia/Jakarta' as const },
    })
  expect((await read('today'))?.steps).toMatchObject([
    { stepOrder: 1, emailSubject: 'Baru', sent: 0, toCome: 1 },
    { stepOrder: null, sent: 1 },
  ])
  await t.world.advance(2 * DAY_MS)
  expect((await read('today'))?.steps).toHaveLength(1)
  expect((await read('7d'))?.steps).toHaveLength(2)
  expect(await read('all', await t.world.addAffiliate({ credits: 1 }))).toBeNull()
  expect(await read('all', NOBODY)).toBeNull()
})

it('counts the goals of its window, an event once, with what it was worth', async () => {
  const goalEvents = ['paid']
  const scene = await enrolScene(t, { leads: 3, delaysHours: [48], reentry: 'keyed', goalEvents })
  const { affiliateId, automationId, leadIds } = scene
  const enter = {
    affiliateId,
    leadIds,
    automationId,
    triggerType: 'AFTER_OPTIN',
    triggerKey: 'INV-1',
  } as const
  await t.store.enrolLeads({ ...enter, actor: SYSTEM })
  const pay = (leadId: string | undefined, amount: unknown) =>
    t.store.recordEvent({
      ...{ affiliateId, lead: { leadId: must(leadId) }, event: 'paid', key: '', at: null, data: { amount } },
      actor: SYSTEM,
    })
  const conversionsOf = async (window: ReportWindow) => {
    const input = { affiliateId, automationId, clock: STANDING_CLOCK, zone: 'Asia/Jakarta', window } as const
    return (await readReport(harness.pool, input))?.conversions
  }
  expect(await conversionsOf('all')).toEqual({ count: 0, amount: 0 })
  expect((await pay(leadIds[0], 250_000)).kind).toBe('recorded')
  await t.world.advance(DAY_MS)
  await pay(leadIds[1], '9')
  await pay(leadIds[2], 4_000_000_000)
  expect(await conversionsOf('today')).toEqual({ count: 2, amount: 4_000_000_000 })
  expect(await conversionsOf('7d')).toEqual({ count: 3, amount: 4_000_250_000 })
  expect(await t.world.violations()).toEqual([])
})
