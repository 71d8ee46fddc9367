import type { ClaimedJob, DeliveryEventInput, DeliveryReport } from '@booster/engine/ports'
import { claim, enrolScene, HOUR_MS, settleAs } from '@booster/engine/testing/contract/scene'
import type { StoreHarness } from '@booster/engine/testing/store-harness'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { archiveFinishedJobs } from '../../archive/archive-finished-jobs.ts'
import { archiveRuns } from '../../archive/archive-runs.ts'
import { createPgHarness, type PgHarness, STANDING_CLOCK } from '../../testing/store-harness.ts'

const MAILS = 40
const AT = '2026-01-05T09:00:00Z'

let database: PgHarness

beforeAll(async () => {
  database = await createPgHarness()
}, 60_000)
afterAll(() => database?.end())

describe('delivery events that come at once', () => {
  it('share transactions, and each is kept, recorded and counted once', async () => {
    const harness = await database.begin()
    const jobs = await sendMails(harness)
    const events = jobs.flatMap((job) => [
      eventOf(job, { kind: 'delivered' }),
      eventOf(job, { kind: 'opened' }),
      eventOf(job, { kind: 'opened' }),
      eventOf(job, { kind: 'opened', digest: `${job.id} opened again` }),
      byLink(eventOf(job, { kind: 'clicked', link: 'https://example.com/' })),
    ])
    let transactions = 0
    const count = () => {
      transactions += 1
    }
    database.pool.on('acquire', count)
    const reports = await Promise.all(events.map((event) => harness.store.applyDeliveryEvent(event)))
    database.pool.off('acquire', count)

    expect(reports.every(({ matched, resolved }) => matched && !resolved)).toBe(true)
    expect(reports.filter(({ known }) => known)).toHaveLength(MAILS)
    // The repetitions go by themselves.
    expect(transactions).toBeLessThan(2 * MAILS)
    expect(await countWebhooks()).toEqual([
      { kind: 'delivered', events: MAILS },
      { kind: 'opened', events: 2 * MAILS },
    ])
    const { rows } = await database.pool.query(
      `SELECT sum("delivered")::int AS "delivered", sum("opened")::int AS "opened", sum("clicked")::int AS "clicked"
       FROM "AutomationDay"`,
    )
    expect(rows).toEqual([{ delivered: MAILS, opened: MAILS, clicked: MAILS }])
    expect(await harness.world.violations()).toEqual([])
  })

  it('fail alone when PostgreSQL refuses one of them', async () => {
    const harness = await database.begin()
    const jobs = await sendMails(harness)
    const results = await Promise.allSettled(
      jobs.map((job, n) =>
        harness.store.applyDeliveryEvent(
          eventOf(job, { kind: 'delivered', at: n === 7 ? 'the day after' : AT }),
        ),
      ),
    )
    const failed = results.flatMap((result, n) => (result.status === 'rejected' ? [n] : []))
    expect(failed).toEqual([7])
    expect(await countWebhooks()).toEqual([{ kind: 'delivered', events: MAILS - 1 }])
    expect(await harness.world.violations()).toEqual([])
  })

  it('find their mails while these leave for the archive', async () => {
    const harness = await database.begin()
    const jobs = await sendMails(harness)
    await harness.world.advance(400 * 24 * HOUR_MS)
    const archiving = archiveFinishedJobs(database.pool, STANDING_CLOCK, {
      olderThanDays: 365,
      maxMs: 30_000,
      from: null,
      atOnce: 5,
    })
    const reports: DeliveryReport[] = []
    for (const job of jobs) {
      const events = [eventOf(job, { kind: 'delivered' }), eventOf(job, { kind: 'opened' })]
      reports.push(...(await Promise.all(events.map((event) => harness.store.applyDeliveryEvent(event)))))
    }
    await archiving
    expect(reports.every(({ matched, known }) => matched && !known)).toBe(true)
    expect(await countWebhooks()).toEqual([
      { kind: 'delivered', events: MAILS },
      { kind: 'opened', events: MAILS },
    ])
    expect(await harness.world.violations()).toEqual([])
  })

  it('find a mail that leaves between being found and being held', async () => {
    const harness = await database.begin()
    const [job] = await sendMails(harness)
    if (job === undefined) throw new Error('no mails')
    await harness.world.advance(400 * 24 * HOUR_MS)
    const { affiliateId, runId } = job
    const counter = await database.pool.connect()
    try {
      await counter.query('BEGIN')
      await counter.query('SELECT FROM "AutomationCounter" FOR UPDATE')
      // It has moved the mail, and waits for the counter.
      const archiving = archiveRuns(database.pool, STANDING_CLOCK, {
        affiliateId,
        runIds: [runId],
        olderThanDays: 365,
      })
      await waitForLocks(1)
      const applied = harness.store.applyDeliveryEvent(eventOf(job, { kind: 'opened' }))
      await waitForLocks(2)
      await counter.query('COMMIT')
      expect(await archiving).toEqual({ jobs: 1, runs: 1 })
      expect(await applied).toEqual({ known: false, matched: true, resolved: false })
    } finally {
      counter.release(true)
    }
    expect(await countWebhooks()).toEqual([{ kind: 'opened', events: 1 }])
    expect(await harness.world.violations()).toEqual([])
  })

  it('confirm the unconfirmed, and keep nothing that names an erased person', async () => {
    const harness = await database.begin()
    const jobs = await sendMails(harness, { isLastUnconfirmed: true })
    await database.pool.query(
      `UPDATE "AffiliateLead" SET "erasedAt" = now(), "email" = NULL, "name" = '' WHERE "id" = $1`,
      [jobs[0]?.leadId],
    )
    const reports = await Promise.all(
      jobs.map((job) =>
        harness.store.applyDeliveryEvent(eventOf(job, { kind: 'clicked', link: 'https://example.com/?her' })),
      ),
    )
    expect(reports.filter(({ resolved }) => resolved)).toHaveLength(1)
    const { rows } = await database.pool.query(
      `SELECT count(*)::int AS "kept", count(*) FILTER (WHERE "email" = '' AND "payload" = '{}')::int AS "forgotten"
       FROM "WebhookEvent"`,
    )
    expect(rows).toEqual([{ kept: MAILS, forgotten: 1 }])
    const { rows: links } = await database.pool.query(
      `SELECT count(*)::int AS "links" FROM "DeliveryEvent" WHERE "link" IS NOT NULL`,
    )
    expect(links).toEqual([{ links: MAILS - 1 }])
    expect(await harness.world.violations()).toEqual([])
  })
})

async function sendMails(
  harness: StoreHarness,
  { isLastUnconfirmed = false } = {},
): Promise<readonly ClaimedJob[]> {
  await enrolScene(harness, { leads: MAILS, credits: MAILS })
  const jobs: ClaimedJob[] = []
  while (jobs.length < MAILS) jobs.push(...(await claim(harness, MAILS)).jobs)
  const [last] = jobs.slice(-1)
  for (const job of jobs) {
    const isUnconfirmed = isLastUnconfirmed && job === last
    await settleAs(
      harness,
      job,
      isUnconfirmed
        ? { kind: 'unconfirmed', fault: { code: 'TIMED_OUT', message: 'no answer' } }
        : { kind: 'accepted', providerId: job.id },
    )
  }
  return jobs
}

function eventOf(
  job: ClaimedJob,
  {
    kind,
    digest = `${job.id} ${kind}`,
    at = AT,
    link = null,
  }: Partial<DeliveryEventInput> & Pick<DeliveryEventInput, 'kind'>,
): DeliveryEventInput {
  const { messageRef, leadEmail: email } = job
  const source = { kind: 'provider', email, messageRef, providerId: null, payload: { event: kind } } as const
  return { digest, kind, bounceClass: null, at, link, reason: null, source }
}

function byLink(event: DeliveryEventInput): DeliveryEventInput {
  return {
    ...event,
    at: null,
    byMachine: false,
    source: { kind: 'own-link', messageRef: event.source.messageRef ?? '' },
  }
}

/** Until so many statements wait for what another transaction holds. */
async function waitForLocks(count: number): Promise<void> {
  await expect
    .poll(async () => {
      const { rows } = await database.pool.query(
        `SELECT FROM pg_stat_activity WHERE "datname" = current_database() AND "wait_event_type" = 'Lock'`,
      )
      return rows.length
    })
    .toBe(count)
}

async function countWebhooks(): Promise<readonly unknown[]> {
  const { rows } = await database.pool.query(
    `SELECT "kind", count(*)::int AS "events" FROM "WebhookEvent" WHERE "matchedAt" IS NOT NULL AND "email" <> ''
     GROUP BY 1 ORDER BY 1`,
  )
  return rows
}
