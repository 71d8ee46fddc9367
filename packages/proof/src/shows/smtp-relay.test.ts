import { runInvariants } from '@booster/db/invariants/run-invariants'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Affiliate } from '../parts/affiliates.ts'
import { eventually } from '../parts/eventually.ts'
import { endCoolDown, makeDueNow } from '../parts/move-time.ts'
import { type Relay, startRelay } from '../parts/relay.ts'
import { makeUser, type Session, signIn } from '../parts/session.ts'
import { openStage, type Stage } from '../parts/stage.ts'

let relay: Relay
let stage: Stage
let affiliate: Affiliate
beforeAll(async () => {
  relay = await startRelay({ connectionsAtMost: 3, msPerMail: 20 })
  stage = await openStage({ MAILKETING_API_KEY: '', SMTP_URL: relay.url, SMTP_CONNECTIONS: '10' })
  affiliate = await stage.addAffiliate({ credits: 1_000, delays: [0] })
  await stage.pool.query(
    `INSERT INTO "User" ("name", "email", "role", "emailVerified") VALUES ('Admin', 'admin@booster.test', 'admin', true)`,
  )
})
afterAll(async () => {
  await stage?.close()
  await relay?.stop()
})

describe('a relay that takes three connections', () => {
  it('gets 200 mails by them, each once, and no mail pays for it', async () => {
    await submitAll('crowd', 200)
    await untilAllTaken('crowd', { within: 60_000 })
    expect(await readSums('crowd')).toEqual(allSent(200))
  })
})

describe('a relay that is gone', () => {
  it('pauses sending, alerts after some minutes, and gets every mail when it is back, each once', async () => {
    await relay.stop()
    await submitAll('gone', 20)
    // For two hours one job after the other tries, and each time the pause is longer.
    for (const openings of [1, 2, 3, 4, 5, 6, 7, 8]) {
      await eventually('an opening', readBreaker, {
        is: ({ breaker, openCount }) => breaker === 'open' && openCount >= openings,
      })
      if (openings === 1) expect(await countAlerts()).toBe(0)
      if (openings === 6)
        await stage.pool.query(`UPDATE "ProviderState" SET "alertAt" = "alertAt" - interval '3 minutes'`)
      await makeDueNow(stage.pool, 'all')
      await endCoolDown(stage.pool)
    }
    await eventually('the alert', countAlerts, { is: (open) => open === 1 })
    // The job that the last end of a pause let through has failed, too: none is on its way when the relay is back.
    await eventually('the last opening', readBreaker, {
      is: ({ breaker, openCount }) => breaker === 'open' && openCount === 9,
    })
    expect(await readSumsAtRest('gone')).toMatchObject({ pending: 20, failed: 0, attempts: 0, suppressed: 0 })

    await relay.start()
    await repair()
    await untilAllTaken('gone', { within: 20_000 })
    expect(await readSums('gone')).toEqual(allSent(20))
    await eventually('the end of the alert', countAlerts, { is: (open) => open === 0 })
  })
})

describe('a relay that refuses our login where the recipient is named', () => {
  it('fails no mail and silences no lead; all leave after the repair, each once', async () => {
    relay.refuse('553 5.7.1 <tim@booster.example>: Sender address rejected: not logged in')
    await submitAll('login', 20)
    await eventually('the alert', countAlerts, { is: (open) => open === 1 })
    expect(await readSumsAtRest('login')).toMatchObject({
      pending: 20,
      failed: 0,
      attempts: 0,
      suppressed: 0,
    })
    relay.refuse(null)
    await repair()
    await untilAllTaken('login', { within: 20_000 })
    expect(await readSums('login')).toEqual(allSent(20))
  })
})

describe('a relay that calls every address unknown', () => {
  it('blocks some before sending pauses; one action of an admin brings all leads and mails back, each once', async () => {
    relay.refuse('550 5.1.1 Recipient address rejected: User unknown in local recipient table')
    await submitAll('storm', 20)
    await eventually('an open breaker', readBreaker, { is: ({ breaker }) => breaker === 'open' })
    const { failed, suppressed } = await readSumsAtRest('storm')
    expect([failed > 0, suppressed]).toEqual([true, failed])
    relay.refuse(null)

    const admin = await signInAdmin()
    const { groups } = dataOf(await admin.get('/trpc/admin.suppression.groups'))
    expect(groups).toMatchObject([{ reason: 'refused', addresses: failed, affiliates: 1 }])
    const { reason, words } = groups[0] ?? { reason: '', words: '' }
    const lifted = await admin.post('/trpc/admin.suppression.lift', { reason, words, note: 'Wrong table' })
    expect(dataOf(lifted)).toMatchObject({ lifted: failed, mails: failed, kept: 0, unfunded: 0 })
    await repair()
    await untilAllTaken('storm', { within: 20_000 })
    expect(await readSums('storm')).toEqual({ ...allSent(20), attempts: 20 + failed })
  })
})

it('leaves nothing wrong behind', async () => {
  expect(new Set(relay.taken).size).toBe(relay.taken.length)
  expect((await runInvariants(stage.pool)).filter(({ rows }) => rows.length > 0)).toEqual([])
})

async function submitAll(name: string, leads: number): Promise<void> {
  const emails = Array.from({ length: leads }, (_, n) => `${name}-${n}@lead.test`)
  const visitor = async (): Promise<void> => {
    for (let email = emails.pop(); email !== undefined; email = emails.pop())
      expect(await stage.submit(affiliate, { email })).toBe(201)
  }
  await Promise.all(Array.from({ length: 10 }, visitor))
}

async function signInAdmin(): Promise<Session> {
  const account = { email: 'rani@booster.test', password: 'a password of the proof' }
  await makeUser(stage, { ...account, role: 'admin' })
  return signIn(stage.api.url, account.email, account.password)
}

type Suppressions = {
  readonly groups: readonly { readonly reason: string; readonly words: string }[]
}

function dataOf({ body }: { readonly body: unknown }): Suppressions {
  return (body as { readonly result: { readonly data: Suppressions } }).result.data
}

/** When none of these mails is on its way: one may be trying. */
function readSumsAtRest(name: string): Promise<Sums> {
  return eventually(`the mails of ${name} at rest`, () => readSums(name), {
    is: ({ processing }) => processing === 0,
  })
}

async function repair(): Promise<void> {
  await makeDueNow(stage.pool, 'all')
  await endCoolDown(stage.pool)
  await eventually('the breaker', readBreaker, {
    is: ({ breaker }) => breaker === 'closed',
    withinMs: 10_000,
  })
  await makeDueNow(stage.pool, 'all')
}

async function untilAllTaken(name: string, { within }: { readonly within: number }): Promise<void> {
  await eventually(`the mails of ${name}`, () => readSums(name), {
    is: ({ pending, processing }) => pending + processing === 0,
    withinMs: within,
  })
}

type Sums = Readonly<
  Record<
    | 'pending'
    | 'processing'
    | 'completed'
    | 'failed'
    | 'attempts'
    | 'rounds'
    | 'charged'
    | 'suppressed'
    | 'taken',
    number
  >
>

function allSent(mails: number): Sums {
  const none = { pending: 0, processing: 0, failed: 0, rounds: 0, suppressed: 0 }
  return { ...none, completed: mails, attempts: mails, charged: mails, taken: mails }
}

/** What became of the leads of this name. */
async function readSums(name: string): Promise<Sums> {
  const { rows } = await stage.pool.query<Omit<Sums, 'taken'> & { refs: string[] }>(
    `SELECT count(*) FILTER (WHERE j."status" = 'pending')::int AS "pending",
       count(*) FILTER (WHERE j."status" = 'processing')::int AS "processing",
       count(*) FILTER (WHERE j."status" = 'completed')::int AS "completed",
       count(*) FILTER (WHERE j."status" = 'failed')::int AS "failed",
       sum(j."attemptCount")::int AS "attempts", sum(j."retryCount" + j."quickRetryCount")::int AS "rounds",
       sum((SELECT count(*) FROM "AffiliateCreditTransaction" t
         WHERE t."affiliateId" = j."affiliateId" AND t."jobId" = j."id" AND t."type" = 'deduct'))::int AS "charged",
       count(*) FILTER (WHERE l."suppressedAt" IS NOT NULL)::int AS "suppressed",
       array_agg(j."messageRef") AS "refs"
     FROM "AffiliateLead" l JOIN "AnyJob" j ON j."affiliateId" = l."affiliateId" AND j."leadId" = l."id"
     WHERE l."email" LIKE $1`,
    [`${name}-%`],
  )
  const [row] = rows
  if (row === undefined) throw new Error('no row')
  const { refs, ...sums } = row
  const own = new Set(refs)
  return { ...sums, taken: relay.taken.filter((ref) => own.has(ref)).length }
}

async function readBreaker(): Promise<{ readonly breaker: string; readonly openCount: number }> {
  const { rows } = await stage.pool.query<{ breaker: string; openCount: number }>(
    `SELECT "breaker"::text, "openCount" FROM "ProviderState" WHERE "provider" <> 'sending'`,
  )
  return rows[0] ?? { breaker: 'closed', openCount: 0 }
}

async function countAlerts(): Promise<number> {
  const { rows } = await stage.pool.query<{ open: number }>(
    `SELECT count(*)::int AS "open" FROM "Alert" WHERE "kind" = 'provider_blocked' AND "resolvedAt" IS NULL`,
  )
  return rows[0]?.open ?? 0
}
