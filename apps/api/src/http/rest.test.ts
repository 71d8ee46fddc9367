import { createTestDatabase, type TestDatabase } from '@booster/db/testing/test-database'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { errorShape, eventually, type RestClient, restClient, signIn } from '../testing/rest-client.ts'
import { type ApiProcess, startApi } from '../testing/start-api.ts'
import { restRoutes } from './rest/routes.ts'

const uuid = expect.stringMatching(/^[0-9a-f-]{36}$/)
const time = expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/)
const other = '00000000-0000-7000-8000-00000000dead'

let database: TestDatabase
let db: pg.Pool
let api: ApiProcess
let budi: RestClient
let siti: RestClient
let admin: RestClient
let nobody: RestClient
let cron: { readonly authorization: string }
let formId = ''

beforeAll(async () => {
  database = await createTestDatabase()
  api = await startApi({ DATABASE_URL: database.url, DEMO: 'on' })
  db = new pg.Pool({ connectionString: database.url, max: 3 })
  budi = await signIn(api.url, 'budi@demo.test')
  siti = await signIn(api.url, 'siti@demo.test')
  admin = await signIn(api.url, 'admin@demo.test')
  nobody = restClient(api.url)
  cron = { authorization: `Bearer ${api.cronSecret}` }
  const { rows } = await db.query<{ id: string }>(
    `SELECT f."id" FROM "OptinForm" f JOIN "AffiliateProfile" p ON p."id" = f."affiliateId" JOIN "User" u ON u."id" = p."userId"
      WHERE f."active" AND u."email" = 'budi@demo.test' ORDER BY f."slug" LIMIT 1`,
  )
  formId = rows[0]?.id ?? ''
}, 90_000)
afterAll(async () => {
  await api?.[Symbol.asyncDispose]()
  await db?.end()
  await database?.drop()
}, 30_000)

const submit = (email: string, more: Record<string, unknown> = {}) =>
  nobody.post(`/api/affiliate/optin-forms/${formId}/submit`, {
    name: 'Dewi Lestari',
    email,
    consent: true,
    ...more,
  })

const newLead = async (): Promise<{ leadId: string; automationId: string }> => {
  const email = `lead-${crypto.randomUUID()}@example.com`
  expect((await submit(email)).status).toBe(201)
  const { rows } = await db.query<{ leadId: string; automationId: string }>(
    `SELECT l."id" AS "leadId", r."automationId" FROM "AffiliateLead" l
       JOIN "AffiliateAutomationLog" r ON r."affiliateId" = l."affiliateId" AND r."leadId" = l."id" WHERE l."email" = $1 LIMIT 1`,
    [email],
  )
  const [lead] = rows
  if (lead === undefined) throw new Error('The opt-in enrolled nobody.')
  return lead
}

describe('the REST table', () => {
  it('lists jobs field by field', async () => {
    const { status, body } = await budi.get('/api/affiliate/automation/jobs?status=completed&page=2&limit=3')
    expect(status).toBe(200)
    const job = {
      id: uuid,
      automation: { id: uuid, name: expect.any(String), triggerType: expect.any(String) },
      step: {
        id: uuid,
        stepOrder: expect.any(Number),
        emailSubject: expect.any(String),
        delayHours: expect.any(Number),
      },
      lead: { id: uuid, name: expect.any(String), email: expect.any(String) },
      status: 'completed',
      scheduledAt: time,
      executedAt: time,
      creditDeducted: true,
      emailSent: true,
      retryCount: expect.any(Number),
      maxRetries: 3,
      errorMessage: null,
      errorCode: null,
    }
    const pagination = { page: 2, limit: 3, total: expect.any(Number), totalPages: expect.any(Number) }
    expect(body).toEqual({ success: true, data: { jobs: [job, job, job], pagination } })
  })

  it('has 50 jobs on a page unless told otherwise', async () => {
    expect((await budi.get('/api/affiliate/automation/jobs')).body).toMatchObject({
      data: { pagination: { page: 1, limit: 50 } },
    })
  })

  it('lists logs field by field', async () => {
    const { status, body } = await budi.get('/api/affiliate/automation/logs?status=active&limit=1')
    expect(status).toBe(200)
    const log = {
      id: uuid,
      automation: { id: uuid, name: expect.any(String), triggerType: expect.any(String) },
      lead: { id: uuid, name: expect.any(String), email: expect.any(String), status: expect.any(String) },
      triggerType: expect.any(String),
      status: 'active',
      currentStepOrder: expect.any(Number),
      totalSteps: expect.any(Number),
      completedSteps: expect.any(Number),
      failedSteps: expect.any(Number),
      startedAt: time,
      lastExecutedAt: expect.toSatisfy((value: unknown) => value === null || typeof value === 'string'),
    }
    const pagination = { page: 1, limit: 1, total: expect.any(Number), totalPages: expect.any(Number) }
    expect(body).toEqual({ success: true, data: { logs: [log], pagination } })
  })

  it('answers stats with rates as strings of two decimals', async () => {
    const { status, body } = await budi.get('/api/affiliate/automation/stats')
    expect(status).toBe(200)
    const data = body.data as Record<string, unknown>
    expect(Object.keys(data)).toEqual(['overview', 'recentJobs', 'activeLogs', 'topAutomations'])
    expect(data.overview).toEqual({
      totalAutomations: expect.any(Number),
      activeAutomations: expect.any(Number),
      totalJobs: expect.any(Number),
      completedJobs: expect.any(Number),
      failedJobs: expect.any(Number),
      pendingJobs: expect.any(Number),
      successRate: expect.stringMatching(/^\d+\.\d\d$/),
    })
    expect(data.activeLogs).toContainEqual(
      expect.objectContaining({ progress: expect.stringMatching(/^\d+\/\d+$/) }),
    )
  })

  it('lists forms', async () => {
    const { body } = await budi.get('/api/affiliate/optin-forms')
    expect(body).toMatchObject({
      success: true,
      data: {
        forms: expect.arrayContaining([
          { id: formId, slug: expect.any(String), title: expect.any(String), active: true },
        ]),
      },
    })
  })

  it('triggers once, however often it is asked', async () => {
    const { leadId } = await newLead()
    const ask = () =>
      budi.post('/api/affiliate/automation/trigger', {
        leadId,
        triggerType: 'AFTER_ZOOM',
        triggerData: { source: 'test' },
      })
    const first = await ask()
    expect([first.status, first.body]).toMatchObject([
      200,
      {
        success: true,
        message: 'Automation triggered successfully',
        data: { success: true, message: 'Automation triggered successfully' },
      },
    ])
    expect((await ask()).body).toMatchObject({
      data: { success: true, enrolled: [], skipped: [{ reason: 'ALREADY_ENROLLED' }] },
    })
  })

  it('cancels a run whose first e-mail is out, and again without harm', async () => {
    const { leadId, automationId } = await newLead()
    const sent = () => budi.get(`/api/affiliate/automation/logs?leadId=${leadId}`)
    await eventually(sent, ({ body }) => JSON.stringify(body).includes('"completedSteps":1'))
    const ask = () => budi.post(`/api/affiliate/automation/${automationId}/cancel`, { leadId })
    const first = await ask()
    expect([first.status, first.body]).toMatchObject([
      200,
      {
        success: true,
        message: 'Automation cancelled successfully',
        data: { success: true, message: 'Automation cancelled' },
      },
    ])
    const again = await ask()
    expect(again.status, JSON.stringify(again.body)).toBe(200)
    const { body } = await budi.get(`/api/affiliate/automation/logs?leadId=${leadId}`)
    expect(body).toMatchObject({ data: { logs: [{ status: 'cancelled' }] } })
  })

  it("answers the provider's credit at the top level", async () => {
    const plain = await admin.get('/api/admin/email-credits')
    expect([plain.status, plain.body]).toMatchObject([
      200,
      { success: true, balance: expect.any(Number), status: 'healthy' },
    ])
    expect(plain.body).not.toHaveProperty('stats')
    const { body } = await admin.get('/api/admin/email-credits?stats=true&days=30')
    expect(body.stats).toEqual({
      checksPerformed: expect.any(Number),
      averageBalance: expect.any(Number),
      lowestBalance: expect.any(Number),
      alertsTriggered: expect.any(Number),
    })
    expect((await admin.post('/api/admin/email-credits')).body).toMatchObject({
      success: true,
      status: 'healthy',
    })
    expect((await nobody.get('/api/cron/check-email-credits', cron)).body).toMatchObject({
      success: true,
      status: 'healthy',
    })
  })

  it('drains for the cron secret, by GET and POST', async () => {
    for (const ask of [
      () => nobody.get('/api/cron/automation', cron),
      () => nobody.post('/api/cron/automation?limit=5', {}, cron),
    ]) {
      const { status, body } = await ask()
      expect([status, body]).toEqual([
        200,
        {
          success: true,
          message: 'Automation jobs processed',
          data: {
            processedCount: expect.any(Number),
            successCount: expect.any(Number),
            failedCount: expect.any(Number),
            executionTime: expect.any(Number),
            timestamp: time,
          },
        },
      ])
    }
  })
})

describe('who may', () => {
  it.each(['', 'Bearer undefined', 'Bearer null', 'Bearer ', 'Bearer wrong', 'undefined', 'Basic abc'])(
    'not run the cron: %j',
    async (authorization) => {
      for (const path of ['/api/cron/automation', '/api/cron/check-email-credits']) {
        const { status, body } = await nobody.get(path, authorization === '' ? {} : { authorization })
        expect([status, body]).toMatchObject([401, errorShape()])
      }
    },
  )

  it('not come in without a session, nor with the wrong role', async () => {
    for (const route of restRoutes.filter(({ access }) => access === 'affiliate' || access === 'admin')) {
      const path = route.path.replace(':id', other)
      expect((await nobody[route.method](path)).status, path).toBe(401)
      const wrong = route.access === 'admin' ? budi : admin
      const { status, body } = await wrong[route.method](path)
      expect([status, body], path).toMatchObject([403, errorShape()])
    }
  })

  it('not write on behalf of another site', async () => {
    const { leadId, automationId } = await newLead()
    const headers = { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' }
    const { status } = await budi.post(
      `/api/affiliate/automation/${automationId}/cancel`,
      { leadId },
      headers,
    )
    expect(status).toBe(403)
    expect((await budi.get(`/api/affiliate/automation/logs?leadId=${leadId}`)).body).toMatchObject({
      data: { logs: [{ status: 'active' }] },
    })
  })

  it("not see or change another affiliate's things, on any route", async () => {
    const { leadId, automationId } = await newLead()
    const facts = () =>
      db
        .query(`SELECT "status" FROM "AffiliateAutomationLog" WHERE "leadId" = $1`, [leadId])
        .then(({ rows }) => rows)
    const before = await facts()
    const trigger = await siti.post('/api/affiliate/automation/trigger', {
      leadId,
      triggerType: 'AFTER_OPTIN',
    })
    expect([trigger.status, trigger.body]).toMatchObject([404, errorShape()])
    const cancel = await siti.post(`/api/affiliate/automation/${automationId}/cancel`, { leadId })
    expect(cancel.status).toBe(404)
    const logs = await siti.get(`/api/affiliate/automation/logs?leadId=${leadId}`)
    expect(logs.status === 404 || JSON.stringify(logs.body.data).includes('"logs":[]')).toBe(true)
    const jobs = await siti.get(`/api/affiliate/automation/jobs?automationId=${automationId}`)
    expect(jobs.status === 404 || JSON.stringify(jobs.body.data).includes('"jobs":[]')).toBe(true)
    expect(JSON.stringify((await siti.get('/api/affiliate/optin-forms')).body)).not.toContain(formId)
    expect(JSON.stringify((await siti.get('/api/affiliate/automation/stats')).body)).not.toContain(
      automationId,
    )
    expect(await facts()).toEqual(before)
  })
})

describe('bad input', () => {
  it.each([
    ['/api/affiliate/automation/jobs?page=0', 'page'],
    ['/api/affiliate/automation/jobs?page=x', 'page'],
    ['/api/affiliate/automation/jobs?limit=101', 'limit'],
    ['/api/affiliate/automation/jobs?limit=1e2', 'limit'],
    ['/api/affiliate/automation/jobs?status=exploded', 'status'],
    ['/api/affiliate/automation/jobs?automationId=1', 'automationId'],
    ['/api/affiliate/automation/logs?status=done', 'status'],
    ['/api/affiliate/automation/logs?leadId=%27%3B--', 'leadId'],
    ['/api/affiliate/automation/logs?page=-1', 'page'],
  ])('GET %s names %s', async (path, field) => {
    const { status, body } = await budi.get(path)
    expect([status, body]).toEqual([400, errorShape(field)])
  })

  it.each([
    ['trigger', { leadId: 5, triggerType: 'WELCOME' }, 'leadId'],
    ['trigger', { leadId: other, triggerType: 'NOPE' }, 'triggerType'],
    ['trigger', { leadId: other }, 'triggerType'],
    ['trigger', { leadId: other, triggerType: 'WELCOME', triggerData: 'x' }, 'triggerData'],
    [
      'trigger',
      { leadId: other, triggerType: 'WELCOME', triggerData: { x: 'y'.repeat(20_000) } },
      'triggerData',
    ],
    ['trigger', { leadId: other, triggerType: 'WELCOME', affiliateId: other }, 'affiliateId'],
    ['trigger', '{"leadId": ', 'body'],
    ['trigger', '[]', 'body'],
    [`${other}/cancel`, {}, 'leadId'],
    ['not-a-uuid/cancel', { leadId: other }, 'id'],
  ])('POST %s %j names %s', async (path, sent, field) => {
    const { status, body } = await budi.post(`/api/affiliate/automation/${path}`, sent)
    expect([status, body]).toEqual([400, errorShape(field)])
  })

  it('of 1 MB is 413', async () => {
    const { status, body } = await budi.post('/api/affiliate/automation/trigger', {
      leadId: 'x'.repeat(1_048_576),
    })
    expect([status, body]).toEqual([413, errorShape('body')])
  })

  it('of credits and cron names the field', async () => {
    expect((await admin.get('/api/admin/email-credits?stats=maybe')).body).toEqual(errorShape('stats'))
    expect((await admin.get('/api/admin/email-credits?stats=true&days=0')).body).toEqual(errorShape('days'))
    for (const limit of ['0', '-1', 'x', '1.5']) {
      const { status, body } = await nobody.get(`/api/cron/automation?limit=${limit}`, cron)
      expect([status, body]).toEqual([400, errorShape('limit')])
    }
  })

  it('of the form names the field', async () => {
    const wrong: readonly [Record<string, unknown>, string][] = [
      [{ name: '' }, 'name'],
      [{ name: 7 }, 'name'],
      [{ name: 'x'.repeat(121) }, 'name'],
      [{ email: 'nobody' }, 'email'],
      [{ email: null }, 'email'],
      [{ consent: false }, 'consent'],
      [{ consent: undefined }, 'consent'],
      [{ whatsapp: '12' }, 'whatsapp'],
      [{ whatsapp: '+62 21 5795 0000' }, 'whatsapp'],
    ]
    for (const [more, field] of wrong) {
      const { status, body } = await submit('someone@example.com', more)
      expect([status, body], JSON.stringify(more)).toEqual([400, errorShape(field)])
    }
  })

  it('of paths and methods is 404 and 405 in JSON', async () => {
    expect((await budi.get('/api/nothing')).body).toMatchObject(errorShape())
    const { status, body, headers } = await budi.post('/api/affiliate/automation/jobs')
    expect([status, headers.get('allow'), body]).toMatchObject([405, 'GET', errorShape()])
    expect((await budi.get('/api/%E0%A4%A')).status).toBe(400)
  })
})

describe('the opt-in', () => {
  const facts = async (email: string) => {
    const { rows } = await db.query(
      `SELECT count(DISTINCT l."id")::int AS "leads", count(DISTINCT r."id")::int AS "runs", count(j."id")::int AS "jobs",
              max(l."whatsapp") AS "whatsapp"
         FROM "AffiliateLead" l LEFT JOIN "AffiliateAutomationLog" r ON r."affiliateId" = l."affiliateId" AND r."leadId" = l."id"
         LEFT JOIN "AffiliateAutomationJob" j ON j."affiliateId" = r."affiliateId" AND j."runId" = r."id" WHERE l."email" = $1`,
      [email],
    )
    return rows[0]
  }

  it('ten at once, and once more: one lead, one run, one set of jobs, the same answer', async () => {
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => submit('Ten@Example.com', { whatsapp: '0062 812 3456 7890' })),
    )
    answers.push(await submit('ten@example.com'))
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]))
    expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1)
    expect(answers[0]?.body).toEqual({ success: true, data: { leadId: uuid } })
    expect(await facts('ten@example.com')).toMatchObject({ leads: 1, runs: 1, whatsapp: '+6281234567890' })
    const { jobs } = (await facts('ten@example.com')) as { jobs: number }
    expect(jobs).toBeGreaterThan(1)
  })

  it('reaches the inbox within two seconds, rendered and escaped, and is charged once', async () => {
    const email = 'cepat@example.com'
    await submit(email, { name: 'Dewi <script>alert(1)</script> & {{email}}' })
    const messages = () =>
      fetch(`${api.sandboxUrl}/__sandbox/messages?to=${email}`).then(
        (answer) => answer.json() as Promise<{ messages: { content: string }[] }>,
      )
    const { messages: sent } = await eventually(messages, (seen) => seen.messages.length > 0, 2_000)
    expect(sent).toHaveLength(1)
    expect(sent[0]?.content).toContain('&lt;script&gt;')
    expect(sent[0]?.content).not.toContain('<script>')
    expect(sent[0]?.content).toContain('{{email}}')
    const deducts = () =>
      db
        .query(
          `SELECT t."balanceBefore" - t."balanceAfter" AS "charged" FROM "AffiliateCreditTransaction" t
         JOIN "AffiliateAutomationJob" j ON j."affiliateId" = t."affiliateId" AND j."id" = t."jobId"
         JOIN "AffiliateLead" l ON l."affiliateId" = j."affiliateId" AND l."id" = j."leadId" WHERE l."email" = $1`,
          [email],
        )
        .then(({ rows }) => rows)
    expect(await eventually(deducts, (rows) => rows.length > 0)).toEqual([{ charged: 1 }])
  })

  it('form-encoded is taken too; a robot leaves nothing behind', async () => {
    const send = (fields: Record<string, string>) =>
      fetch(`${api.url}/api/affiliate/optin-forms/${formId}/submit`, {
        method: 'POST',
        body: new URLSearchParams({ name: 'A', consent: 'on', ...fields }),
      })
    expect((await send({ email: 'form@example.com' })).status).toBe(201)
    expect((await send({ email: 'robot@example.com', website: 'https://spam.example' })).status).toBe(201)
    expect([await facts('form@example.com'), await facts('robot@example.com')]).toMatchObject([
      { leads: 1 },
      { leads: 0 },
    ])
  })

  it('of an unknown form is 404, of a closed one 409', async () => {
    expect(
      (
        await nobody.post(`/api/affiliate/optin-forms/${other}/submit`, {
          name: 'A',
          email: 'a@b.co',
          consent: true,
        })
      ).status,
    ).toBe(404)
    expect(
      (
        await nobody.post('/api/affiliate/optin-forms/no-such-form/submit', {
          name: 'A',
          email: 'a@b.co',
          consent: true,
        })
      ).status,
    ).toBe(404)
    const { rows } = await db.query<{ id: string }>(
      `UPDATE "OptinForm" SET "active" = false WHERE "id" <> $1 RETURNING "id"`,
      [formId],
    )
    const closed = await nobody.post(`/api/affiliate/optin-forms/${rows[0]?.id}/submit`, {
      name: 'A',
      email: 'a@b.co',
      consent: true,
    })
    expect([closed.status, closed.body], JSON.stringify([closed.body, rows])).toMatchObject([
      409,
      errorShape(),
    ])
  })
})
