import { setTimeout as delay } from 'node:timers/promises'
import { createPool } from '@booster/db/connection/connect'
import type pg from 'pg'
import { Pool } from 'undici'
import type { BenchContext, Measurement } from '../bench-context.ts'
import { withFilledDatabase } from '../database/filled-database.ts'
import { verifyInvariants } from '../database/verify-ledger.ts'
import { atSteadyPace, waitUntil } from '../engine/steady-pace.ts'
import { ms, table, whole } from '../markdown.ts'
import { withApi } from '../process/with-api.ts'
import { withProviderStub } from '../process/with-provider-stub.ts'
import { atLeast, atMost } from '../results.ts'
import { percentile } from '../statistics.ts'

const PER_SECOND = 500
const SECONDS = 60
const CONNECTIONS = 32
const SLOTS = 256
const SECRET = 'bench-webhook'
const SENT_WITHIN_MS = 300_000
/** Longer than a process gathers its counts. */
const COUNTED_AFTER_MS = 2_500

/** As a provider reports. */
const KINDS = [
  ...Array<string>(10).fill('delivered'),
  ...Array<string>(5).fill('open'),
  ...['click', 'click', 'bounce', 'spam'],
] as const
const REPEATED_EVERY = 20

/** Reports of the provider at a steady pace to the real API process: each is stored and applied once. */
export const measureWebhooks: Measurement = {
  name: 'webhooks',
  run: async (context) => {
    const events = context.jobs(PER_SECOND * SECONDS)
    const seen = await reportMails(context, events)
    const { perSecond, times, facts } = seen
    const [p50, p99] = [percentile(times, 0.5), percentile(times, 0.99)]
    context.say(`webhooks: ${whole(perSecond)}/s, p50 ${ms(p50)} ms, p99 ${ms(p99)} ms`)
    return {
      results: { webhooks: { perS: perSecond, p50Ms: p50, p99Ms: p99, applied: facts.applied } },
      markdown: `## Webhooks\n\n${whole(events)} reports of mails that were sent, one per request, at ${PER_SECOND}/s by ${CONNECTIONS} connections that stay open; one in ${REPEATED_EVERY} comes twice. The time of a request begins when it is due. API, PostgreSQL and the sender of the reports on the same cores. Each different report was stored and applied once, and counted as such at the door; dead addresses and complaints stopped their leads; all invariants held afterwards, so the figures equal the facts.\n\n${table(
        ['per second', 'p50 ms', 'p99 ms', 'different', 'stored', 'applied', 'repeated', 'leads stopped'],
        [
          [
            ...[whole(perSecond), ms(p50), ms(p99), whole(seen.different), whole(facts.stored)],
            ...[whole(facts.applied), whole(facts.repeated), whole(facts.stopped)],
          ],
        ],
      )}`,
      claims: [
        atLeast('webhooks', perSecond, PER_SECOND * 0.98, 'events/s'),
        atMost('webhooks p99', p99, 150, 'ms'),
      ],
    }
  },
}

type Seen = {
  readonly perSecond: number
  /** Of each request, in ms. */
  readonly times: readonly number[]
  readonly different: number
  readonly facts: Facts
}

function reportMails(context: BenchContext, events: number): Promise<Seen> {
  return withFilledDatabase(context, { affiliates: 200, jobs: events }, async (databaseUrl) => {
    const pool = createPool({
      url: databaseUrl,
      applicationName: 'bench-webhooks',
      max: 2,
      statementTimeoutMs: 0,
    })
    try {
      return await withProviderStub((stub) =>
        withApi(
          {
            databaseUrl,
            providerUrl: stub.url,
            slots: SLOTS,
            env: { MAILKETING_WEBHOOK_SECRET: SECRET },
          },
          async (api) => {
            await waitUntil('sending', SENT_WITHIN_MS, async () => (await countSent(pool)) === events)
            await pool.query('VACUUM ANALYZE')
            const mails = await readMails(pool)
            const seen = await postReports(api.url, mails)
            await delay(COUNTED_AFTER_MS)
            const facts = await readFacts(pool)
            verifyFacts(facts, { events, mails: mails.length })
            await verifyInvariants(pool)
            return { ...seen, different: differentOf(events), facts }
          },
        ),
      )
    } finally {
      await pool.end()
    }
  })
}

type Mail = { readonly ref: string; readonly email: string }

async function countSent(pool: pg.Pool): Promise<number> {
  const { rows } = await pool.query<{ sent: number }>(
    `SELECT count(*)::int AS "sent" FROM "AffiliateAutomationJob" WHERE "status" = 'completed'`,
  )
  return rows[0]?.sent ?? 0
}

/** In an order that spreads affiliates and leads. */
async function readMails(pool: pg.Pool): Promise<readonly Mail[]> {
  const { rows } = await pool.query<Mail>(
    `SELECT j."messageRef" AS "ref", l."email" FROM "AffiliateAutomationJob" j
     JOIN "AffiliateLead" l ON l."affiliateId" = j."affiliateId" AND l."id" = j."leadId"
     ORDER BY md5(j."messageRef"::text)`,
  )
  return rows
}

async function postReports(
  apiUrl: string,
  mails: readonly Mail[],
): Promise<Pick<Seen, 'perSecond' | 'times'>> {
  const client = new Pool(apiUrl, { connections: CONNECTIONS, pipelining: 1 })
  const times: number[] = []
  const startedAt = performance.now()
  try {
    await atSteadyPace({ perSecond: PER_SECOND, count: mails.length }, async (n) => {
      const dueAt = startedAt + (n * 1_000) / PER_SECOND
      const answer = await client.request({
        path: `/api/webhooks/mailketing?token=${SECRET}`,
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(reportOf(mails, n)),
      })
      const body = await answer.body.text()
      if (answer.statusCode !== 200) throw new Error(`a report was answered ${answer.statusCode}: ${body}`)
      times.push(performance.now() - dueAt)
    })
    return { times, perSecond: (times.length * 1_000) / (performance.now() - startedAt) }
  } finally {
    await client.close()
  }
}

/** Every twentieth is that of a moment ago again. */
function reportOf(mails: readonly Mail[], place: number): object {
  const n = place % REPEATED_EVERY === REPEATED_EVERY - 1 ? place - 10 : place
  const { ref, email } = mails[n] ?? mails[0] ?? { ref: '', email: '' }
  const event = KINDS[n % KINDS.length]
  return {
    ...{ event, email, message_id: ref, timestamp: 1_767_600_000 + n },
    ...(event === 'click' ? { link: 'https://example.com/' } : {}),
    ...(event === 'bounce' ? { reason: '550 5.1.1 User unknown' } : {}),
  }
}

function differentOf(events: number): number {
  return events - Math.floor(events / REPEATED_EVERY)
}

type Facts = {
  /** Rows of WebhookEvent, and those that found their mail. */
  readonly stored: number
  readonly matched: number
  /** Rows of DeliveryEvent. */
  readonly applied: number
  readonly stopped: number
  /** As the door counted them. */
  readonly counted: number
  readonly repeated: number
}

async function readFacts(pool: pg.Pool): Promise<Facts> {
  const { rows } = await pool.query<Facts>(
    `SELECT (SELECT count(*)::int FROM "WebhookEvent") AS "stored",
       (SELECT count(*)::int FROM "WebhookEvent" WHERE "matchedAt" IS NOT NULL) AS "matched",
       (SELECT count(*)::int FROM "DeliveryEvent") AS "applied",
       (SELECT count(*)::int FROM "AffiliateLead" WHERE "suppressedAt" IS NOT NULL) AS "stopped",
       (SELECT coalesce(sum("events"), 0)::int FROM "WebhookCount" WHERE "outcome" = 'applied') AS "counted",
       (SELECT coalesce(sum("events"), 0)::int FROM "WebhookCount" WHERE "outcome" = 'repeated') AS "repeated"`,
  )
  const [facts] = rows
  if (facts === undefined) throw new Error('no facts were read')
  return facts
}

function verifyFacts(
  facts: Facts,
  { events, mails }: { readonly events: number; readonly mails: number },
): void {
  const different = differentOf(events)
  const { stored, matched, applied, counted, repeated, stopped } = facts
  const holds =
    mails === events &&
    [stored, matched, applied, counted].every((count) => count === different) &&
    repeated === events - different &&
    stopped > 0
  if (!holds) throw new Error(`${different} different reports, but ${JSON.stringify(facts)}`)
}
