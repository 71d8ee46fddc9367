import { createAlertStore } from '@booster/db/alerts/create-alert-store'
import { createAuditLog } from '@booster/db/audit/create-audit-log'
import { movableClock } from '@booster/db/connection/clock'
import { createPool } from '@booster/db/connection/connect'
import { createPgStore } from '@booster/db/engine-store/store'
import { createFormFinder } from '@booster/db/forms/create-form-finder'
import { createIntegrityStore } from '@booster/db/integrity/create-integrity-store'
import { createLeadBook } from '@booster/db/leads/create-lead-book'
import { createProviderCreditStore } from '@booster/db/provider/create-provider-credit-store'
import { closePool } from '@booster/db/testing/close-pool'
import { createTestDatabase, type TestDatabase } from '@booster/db/testing/test-database'
import { CHANGE_TOPICS, type ChangeTopic } from '@booster/engine/domain/change-topic'
import { deliverAlertAgain } from '@booster/services/alerts/deliver-alert-again'
import { checkProviderCredit } from '@booster/services/provider-credit/check-provider-credit'
import type { BalanceAnswer } from '@booster/services/provider-credit/ports'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { ChangeEvent, Context, Services, Viewer } from '../context.ts'
import { createCallerFactory } from '../init.ts'
import { adminRouter } from './admin-router.ts'
import { answerEmailCredits } from './credits/email-credits-answer.ts'

const provider = 'mailketing'

let database: TestDatabase
let pool: ReturnType<typeof createPool>
let services: Services
let balance: BalanceAnswer
let changes: readonly ChangeEvent[]
let adminId: string
let affiliateId: string

async function idOf(text: string, values: unknown[] = []): Promise<string> {
  const { rows } = await pool.query<{ id: string }>(text, values)
  return rows[0]?.id ?? ''
}

beforeAll(async () => {
  database = await createTestDatabase()
  pool = createPool({ url: database.url, applicationName: 'admin-router-test' })
  adminId = await idOf(
    `INSERT INTO "User" ("name", "email", "role") VALUES ('Rani', 'rani@admin.test', 'admin') RETURNING "id"`,
  )
  // Alerts are mailed to who can sign in.
  await pool.query(
    `INSERT INTO "Account" ("userId", "accountId", "providerId", "password") VALUES ($1::uuid, $1::text, 'credential', 'hash')`,
    [adminId],
  )
  const userId = await idOf(
    `INSERT INTO "User" ("name", "email") VALUES ('Budi', 'budi@affiliate.test') RETURNING "id"`,
  )
  affiliateId = await idOf(
    `INSERT INTO "AffiliateProfile" ("userId", "displayName") VALUES ($1, 'Budi Santoso') RETURNING "id"`,
    [userId],
  )
  services = makeServices()
})

afterAll(async () => {
  if (pool !== undefined) await closePool(pool)
  await database?.drop()
})

beforeEach(async () => {
  balance = { kind: 'known', credits: 429_405 }
  changes = []
  await pool.query('TRUNCATE "Alert", "AlertDelivery", "ProviderCheck", "ProviderState", "EngineDrain"')
})

function refuse(): never {
  throw new Error('not part of these tests')
}

function makeServices(): Services {
  const alerts = createAlertStore({ pool, clock: movableClock })
  const audit = createAuditLog(pool)
  const channels = {
    sendSystemMail: async () => ({ ok: true }),
    alertsUrl: 'http://localhost/admin/alerts',
  }
  return {
    store: createPgStore({ pool, clock: movableClock, hashKey: 'test' }),
    bulkTriggers: { start: refuse, cancel: refuse },
    leads: createLeadBook({ pool, clock: movableClock, hashKey: 'test' }),
    imports: { upload: refuse, start: refuse, cancel: refuse, drop: refuse },
    accounts: { invite: refuse, inviteAgain: refuse, sendReset: refuse },
    engine: { wake: () => undefined, drain: async () => ({ claimed: 3, accepted: 2, failed: 1 }) },
    pool,
    reads: pool,
    clock: movableClock,
    prisma: refuse,
    sender: { fromEmail: 'no-reply@booster.test', carriesReplyTo: false },
    sending: {
      ...{ check: refuse, testMail: refuse, sendTestBy: refuse },
      ...{ roads: [], hasWebhookSecret: true, mailbox: null },
    },
    changes: {
      async *subscribe() {
        yield* changes
      },
    },
    preview: refuse,
    previewStep: refuse,
    sendTest: refuse,
    provider: {
      name: provider,
      alertWebhook: null,
      checkCredits: ({ cause, coolDownMs, actor }) =>
        checkProviderCredit({
          store: createProviderCreditStore(pool),
          provider,
          cause,
          actor,
          readBalance: async () => balance,
          notify: () => undefined,
          ...(coolDownMs === undefined ? {} : { coolDownMs }),
        }),
      notifyAlert: () => undefined,
      deliverAlertAgain: (input) => deliverAlertAgain({ ...input, store: alerts, audit, channels }),
    },
    countsOpens: () => true,
    audit,
    integrity: createIntegrityStore({ pool, clock: movableClock }),
    forms: createFormFinder(pool),
    optinRates: { count: async () => null, countMail: async () => null },
    confirmations: { wake: () => undefined },
    topUps: { priceRupiah: 250, payTo: 'BCA 0123456789', wake: () => undefined },
    previewForm: () => '',
    demoClock: null,
    mode: {
      demo: false,
      sandbox: true,
      sandboxUrl: null,
      publicUrl: 'http://localhost',
      tracking: { opens: true, clicks: true },
      replies: 'all',
      formRedirectHosts: null,
    },
  }
}

function viewer(role: 'admin' | 'affiliate'): Viewer {
  return {
    userId: adminId,
    name: 'Rani',
    email: 'rani@admin.test',
    role,
    affiliateId: role === 'affiliate' ? affiliateId : null,
    affiliateName: null,
    affiliateStatus: role === 'affiliate' ? 'active' : null,
    timeZone: 'Asia/Jakarta',
    sessionId: null,
    language: null,
  }
}

function callAs(who: 'admin' | 'affiliate' | null, requestId = 'req-1') {
  const context: Context = {
    viewer: who === null ? null : viewer(who),
    services,
    requestId,
    ip: '10.0.0.1',
  }
  return createCallerFactory(adminRouter)(context)
}

async function audit(requestId: string) {
  const { rows } = await pool.query(
    `SELECT "action", "actorId", "ip", "before", "after" FROM "ActivityLog" WHERE "requestId" = $1 ORDER BY "at", "id"`,
    [requestId],
  )
  return rows
}

function asCallable(value: unknown): Callable {
  return value as Callable
}
type Callable = ((input?: unknown) => Promise<unknown>) & { readonly [name: string]: Callable }

describe('who may', () => {
  it('refuses every procedure to affiliates and strangers, and changes nothing', async () => {
    const paths = Object.keys(adminRouter._def.procedures)
    expect(paths.length).toBeGreaterThan(15)
    for (const path of paths) {
      for (const [who, code] of [
        ['affiliate', 'FORBIDDEN'],
        [null, 'UNAUTHORIZED'],
      ] as const) {
        const procedure = path
          .split('.')
          .reduce<Callable>((at, name) => asCallable(at[name]), asCallable(callAs(who, 'req-intruder')))
        await expect(procedure({}), `${path} for ${who}`).rejects.toMatchObject({ code })
      }
    }
    expect(await audit('req-intruder')).toEqual([])
  })
})

describe('credit', () => {
  it('checks by hand once per cool-down, and says when again', async () => {
    const admin = callAs('admin', 'req-check')
    expect(await admin.credit.checkNow()).toMatchObject({ kind: 'known', credits: 429_405, level: 'healthy' })
    expect(await admin.credit.checkNow()).toEqual({ kind: 'cooling_down', retryAt: expect.any(String) })
    expect(await audit('req-check')).toMatchObject([
      { action: 'provider_credit.checked', actorId: adminId, ip: '10.0.0.1', after: { credits: 429_405 } },
    ])
    expect((await admin.credit.status()).credit).toMatchObject({ status: 'healthy', credits: 429_405 })
    expect((await admin.credit.history({ days: 7 })).points).toHaveLength(1)
    expect((await admin.credit.checks()).rows).toMatchObject([{ cause: 'manual', credits: 429_405 }])
    expect(await admin.credit.stats()).toMatchObject({ checksPerformed: 1, lowestBalance: 429_405 })
  })

  it.each([
    [() => callAs('admin').credit.history({ days: 6 })],
    [() => callAs('admin').credit.history({ days: 366 })],
    [() => callAs('admin').alert.acknowledge({ id: 'x' })],
    [() => callAs('admin').alert.list({ cursor: 'yesterday' })],
    [() => callAs('admin').affiliate.topUp({ affiliateId, amountCredits: 0, reason: 'abc', reference: 'r' })],
    [
      () =>
        callAs('admin').affiliate.topUp({ affiliateId, amountCredits: 1.5, reason: 'abc', reference: 'r' }),
    ],
  ])('refuses bad input (%#)', async (call) => {
    await expect(call()).rejects.toMatchObject({ code: 'BAD_REQUEST' })
  })
})

describe('alerts', () => {
  it('are listed by state, acknowledged with a note, delivered again, ended, each in the audit log', async () => {
    balance = { kind: 'known', credits: 812 }
    const admin = callAs('admin', 'req-alert')
    await admin.credit.checkNow()
    const [alert] = (await admin.alert.list({ state: 'open' })).rows
    expect(alert).toMatchObject({ kind: 'provider_credit', level: 'emergency', value: 812, threshold: 1_000 })
    const id = alert?.id ?? ''
    await admin.alert.acknowledge({ id, note: 'Top-up diminta', muteHours: 1 })
    const listed = await admin.alert.list({ state: 'acknowledged' })
    expect(listed.counts).toEqual({ open: 0, acknowledged: 1, resolved: 0 })
    expect(listed.rows).toMatchObject([{ id, note: 'Top-up diminta', acknowledgedByName: 'Rani' }])
    expect(await admin.alert.deliver({ id })).toEqual({ kind: 'delivered', emails: 1, failures: 0 })
    expect((await admin.dashboard()).alerts).toMatchObject([
      { id, deliveries: [{ channel: 'email' }, { channel: 'in_app' }] },
    ])
    await admin.alert.resolve({ id })
    await expect(admin.alert.resolve({ id })).rejects.toMatchObject({ code: 'CONFLICT' })
    await expect(admin.alert.acknowledge({ id: adminId })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    expect((await audit('req-alert')).map((row) => row.action)).toEqual([
      'provider_credit.checked',
      'alert.acknowledged',
      'alert.delivered_again',
      'alert.resolved',
    ])
  })
})

describe('affiliates', () => {
  it('are topped up once per reference, with before and after in the audit log', async () => {
    const admin = callAs('admin', 'req-topup')
    const topUp = { affiliateId, amountCredits: 500, reason: 'Transfer BCA', reference: 'INV-1' }
    expect(await admin.affiliate.topUp(topUp)).toEqual({ booked: true, balance: 500, revivedJobs: 0 })
    expect(await admin.affiliate.topUp(topUp)).toEqual({ booked: false, balance: 500, revivedJobs: 0 })
    expect(await audit('req-topup')).toMatchObject([
      { action: 'credit.topped_up', before: { balance: 0 }, after: { balance: 500, reference: 'INV-1' } },
    ])
    await expect(
      admin.affiliate.topUp({ ...topUp, amountCredits: -501, reference: 'INV-2' }),
    ).rejects.toMatchObject({ code: 'CONFLICT' })
    await expect(admin.affiliate.topUp({ ...topUp, affiliateId: adminId })).rejects.toThrow()
    expect((await admin.affiliate.list({ q: 'budi' })).rows).toMatchObject([
      { name: 'Budi Santoso', balance: 500, reserved: 0, sent7d: 0 },
    ])
  })
})

describe('engine and integrity', () => {
  it('runs a drain by hand and writes it down', async () => {
    const admin = callAs('admin', 'req-run')
    expect(await admin.engine.runNow({})).toEqual({ claimed: 3, accepted: 2, failed: 1 })
    expect(await audit('req-run')).toMatchObject([{ action: 'engine.run', after: { claimed: 3 } }])
    expect(await admin.engine.status()).toMatchObject({
      state: 'stopped',
      overdue: { jobs: 0 },
      timings: { processes: 0, stages: [{ stage: 'claim' }, { stage: 'send' }, { stage: 'settle' }] },
    })
  })

  it('runs the invariants and remembers the result', async () => {
    const admin = callAs('admin', 'req-integrity')
    const report = await admin.integrity.run()
    expect(report.passed).toBe(report.total)
    expect(await admin.integrity.last()).toMatchObject({ passed: report.total, failed: [] })
  })
})

describe('changes', () => {
  it('tells everything once after a gap, then what is known to screens', async () => {
    const at = '2026-11-20T07:00:00.000Z'
    changes = [
      { id: '7', affiliateId: null, topic: 'alerts', at },
      // During a deploy, a process of the next version announces what this one does not know.
      { id: '8', affiliateId, topic: 'something-new' as ChangeTopic, at },
    ]
    const seen: string[] = []
    for await (const event of await callAs('admin').changes({ lastEventId: '6' })) {
      // A caller in the process gets the envelope itself: id and data.
      const [, data] = event as unknown as readonly [string, { readonly topic: string }]
      seen.push(data.topic)
    }
    expect(seen).toEqual([...CHANGE_TOPICS, 'alerts'])
  })
})

describe('answerEmailCredits', () => {
  const answer = (statsDays?: number) =>
    answerEmailCredits(services, {
      actor: { userId: adminId, ip: null, requestId: 'req-rest' },
      cause: 'manual',
      ...(statsDays === undefined ? {} : { statsDays }),
    })

  it.each([
    [50_001, 'healthy', 0],
    [50_000, 'warning', 1],
    [10_000, 'critical', 1],
    [1_000, 'emergency', 1],
  ] as const)('answers %i as %s', async (credits, status, alertsTriggered) => {
    balance = { kind: 'known', credits }
    const { httpStatus, body } = await answer(30)
    expect(httpStatus).toBe(200)
    expect(body).toMatchObject({
      success: true,
      balance: credits,
      status,
      stats: { checksPerformed: 1, averageBalance: credits, lowestBalance: credits, alertsTriggered },
    })
    expect((await answer()).body).not.toHaveProperty('stats')
  })

  it('never pretends: a provider that cannot be asked is not healthy', async () => {
    await answer()
    balance = { kind: 'unknown', fault: { code: 'CONNECTION_REFUSED', message: 'refused' } }
    expect(await answer()).toMatchObject({
      httpStatus: 503,
      body: { success: false, balance: 429_405, status: 'unknown', error: { code: 'CONNECTION_REFUSED' } },
    })
  })
})
