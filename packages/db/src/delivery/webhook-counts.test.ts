import type pg from 'pg'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { DATABASE_CLOCK } from '../connection/clock.ts'
import { createPool } from '../connection/connect.ts'
import { closePool } from '../testing/close-pool.ts'
import { createTestDatabase, type TestDatabase } from '../testing/test-database.ts'
import { addWebhookCounts } from './add-webhook-counts.ts'
import { countParkedEvents } from './count-parked-events.ts'
import { forgetOldWebhooks } from './forget-old-webhooks.ts'
import { readWebhookCounts } from './read-webhook-counts.ts'

const DAY_MS = 86_400_000
const clock = DATABASE_CLOCK

let database: TestDatabase
let pool: pg.Pool

beforeAll(async () => {
  database = await createTestDatabase()
  pool = createPool({ url: database.url, applicationName: 'webhook-counts-test' })
})

afterAll(async () => {
  if (pool !== undefined) await closePool(pool)
  await database?.drop()
})

beforeEach(async () => {
  await pool.query('TRUNCATE "WebhookCount", "WebhookEvent"')
})

/** Moves everything that was counted so far. */
async function age(hours: number): Promise<void> {
  await pool.query(
    `UPDATE "WebhookCount" SET "hour" = "hour" - make_interval(hours => $1), "lastAt" = "lastAt" - make_interval(hours => $1)`,
    [hours],
  )
}

it('adds up what several processes count, and forgets it after a day', async () => {
  const three = { door: 'mailketing', outcome: 'applied', events: 3 } as const
  const refused = { door: 'dsn', outcome: 'WRONG_SECRET', events: 1 } as const
  await addWebhookCounts({ pool, clock }, [three])
  await age(24)
  await Promise.all([1, 2].map(() => addWebhookCounts({ pool, clock }, [refused, three])))
  const counts = await readWebhookCounts(pool, { clock })
  expect(new Map(counts.map(({ door, outcome, events }) => [`${door} ${outcome}`, events]))).toEqual(
    new Map([
      ['mailketing applied', 6],
      ['dsn WRONG_SECRET', 2],
    ]),
  )
  await age(24)
  const later = await readWebhookCounts(pool, { clock })
  expect(later.map(({ events }) => events)).toEqual([0, 0])
  expect(Date.now() - (later[0]?.lastAt.getTime() ?? 0)).toBeLessThan(DAY_MS + 60_000)
})

it('lets events go that found no mail for a month, and those that found theirs long ago', async () => {
  await pool.query(
    `INSERT INTO "WebhookEvent" ("digest", "kind", "email", "payload", "receivedAt", "matchedAt") VALUES
       ('young', 'opened', 'a@b.co', '{"message_id":"1"}', now() - interval '23 hours', NULL),
       ('older', 'opened', 'a@b.co', '{"message_id":"1"}', now() - interval '29 days', NULL),
       ('old', 'bounced', 'a@b.co', '{}', now() - interval '31 days', NULL),
       ('found long ago', 'opened', 'a@b.co', '{}', now() - interval '92 days', now() - interval '91 days'),
       ('matched', 'opened', 'a@b.co', '{}', now() - interval '400 days', now() - interval '89 days')`,
  )
  await addWebhookCounts({ pool, clock }, [{ door: 'dsn', outcome: 'applied', events: 1 }])
  await age(31 * 24)
  expect(await countParkedEvents(pool, { clock, triedMs: DAY_MS })).toEqual({ waiting: 1, givenUp: 2 })
  const forget = () => forgetOldWebhooks({ pool, clock, matchedDays: 90 })
  expect([await forget(), await forget()]).toEqual([2, 0])
  const { rows } = await pool.query('SELECT "digest" FROM "WebhookEvent" ORDER BY 1')
  expect(rows.map(({ digest }) => digest)).toEqual(['matched', 'older', 'young'])
  expect(await readWebhookCounts(pool, { clock })).toEqual([])
})
