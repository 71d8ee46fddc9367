import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type DemoWorld, openDemoWorld } from '../../testing/demo-world.ts'
import { errorShape, signIn } from '../../testing/rest-client.ts'
import { REST_ROUTES } from './routes.ts'

const other = '00000000-0000-7000-8000-00000000dead'

/** A new route has to be put into one of the two lists: may a program with a key do it, or only a person? */
const SESSION_ONLY = ['post /api/affiliate/api-keys', 'delete /api/affiliate/api-keys/:id']
const FOR_KEYS = [
  'get /api/affiliate/automations',
  'post /api/affiliate/automations',
  'get /api/affiliate/automations/:id',
  'get /api/affiliate/automations/:id/report',
  'patch /api/affiliate/automations/:id',
  'delete /api/affiliate/automations/:id',
  'post /api/affiliate/automations/:id/duplicate',
  'get /api/affiliate/automations/:id/draft',
  'put /api/affiliate/automations/:id/draft',
  'post /api/affiliate/automations/:id/publish',
  'post /api/affiliate/automations/:id/test-send',
  'post /api/affiliate/automation/trigger',
  'post /api/affiliate/automation/trigger/bulk',
  'get /api/affiliate/automation/trigger/bulk/:id',
  'post /api/affiliate/events',
  'post /api/affiliate/leads/import',
  'get /api/affiliate/leads/imports/:id',
  'get /api/affiliate/leads/imports/:id/errors.csv',
  'get /api/affiliate/leads.csv',
  'get /api/affiliate/jobs.csv',
  'get /api/affiliate/logs.csv',
  'get /api/affiliate/ledger.csv',
  'get /api/affiliate/automations.csv',
  'get /api/affiliate/report.csv',
  'get /api/affiliate/delivery.csv',
  'get /api/affiliate/optin-forms.csv',
  'get /api/affiliate/imports.csv',
  'get /api/affiliate/automation/jobs',
  'get /api/affiliate/automation/logs',
  'post /api/affiliate/automation/:id/cancel',
  'get /api/affiliate/automation/stats',
  'get /api/affiliate/leads',
  'post /api/affiliate/leads',
  'get /api/affiliate/leads/:id',
  'patch /api/affiliate/leads/:id',
  'delete /api/affiliate/leads/:id',
  'post /api/affiliate/leads/:id/confirmation',
  'get /api/affiliate/optin-forms',
  'post /api/affiliate/optin-forms',
  'get /api/affiliate/optin-forms/:id',
  'patch /api/affiliate/optin-forms/:id',
  'get /api/affiliate/api-keys',
  'get /api/affiliate/topup-requests',
  'post /api/affiliate/topup-requests',
  'get /api/affiliate/topup-requests/:id/proof',
]

/** What decides about access outside the REST routes. */
const ACCESS_ELSEWHERE = [
  ['post', '/trpc/apiKey.create'],
  ['post', '/trpc/apiKey.revoke'],
  ['get', '/trpc/session.list'],
  ['post', '/trpc/session.end'],
  ['post', '/trpc/session.endOthers'],
  ['post', '/trpc/settings.update'],
] as const

let world: DemoWorld
beforeAll(async () => {
  world = await openDemoWorld()
}, 90_000)
afterAll(() => world?.close(), 30_000)

describe('who may', () => {
  it.each(['', 'Bearer undefined', 'Bearer null', 'Bearer ', 'Bearer wrong', 'undefined', 'Basic abc'])(
    'not run the cron: %j',
    async (authorization) => {
      for (const path of ['/api/cron/automation', '/api/cron/check-email-credits']) {
        const { status, body } = await world.nobody.get(path, authorization === '' ? {} : { authorization })
        expect([status, body]).toMatchObject([401, errorShape()])
      }
    },
  )

  it('not come in without a session, nor with the wrong role', async () => {
    for (const route of REST_ROUTES.filter(({ access }) => access === 'affiliate' || access === 'admin')) {
      const path = route.path.replace(':id', other)
      expect((await world.nobody[route.method](path)).status, path).toBe(401)
      const wrong = route.access === 'admin' ? world.budi : world.admin
      const { status, body } = await wrong[route.method](path)
      expect([status, body], path).toMatchObject([403, errorShape()])
    }
  })

  it('not decide about access with an API key, but do everything else', async () => {
    const { body } = await world.budi.post('/api/affiliate/api-keys', { name: 'Kasir' })
    const { apiKey, secret } = body.data as { apiKey: { id: string }; secret: string }
    const ask = async (method: string, path: string, sent = {}) => {
      const headers = { authorization: `Bearer ${secret}`, 'content-type': 'application/json' }
      const hasBody = method === 'post' || method === 'patch'
      const init = { method: method.toUpperCase(), headers, ...(hasBody && { body: JSON.stringify(sent) }) }
      const answer = await fetch(`${world.api.url}${path}`, init)
      return { status: answer.status, text: await answer.text() }
    }
    for (const { method, path } of REST_ROUTES.filter(({ access }) => access === 'affiliate')) {
      const name = `${method} ${path}`
      const { status, text } = await ask(
        method,
        path.replace(':id', name.includes('keys') ? apiKey.id : other),
      )
      expect(SESSION_ONLY.includes(name) || FOR_KEYS.includes(name), name).toBe(true)
      if (SESSION_ONLY.includes(name)) {
        expect(status, name).toBe(403)
        expect(JSON.parse(text)).toMatchObject({ success: false, error: { code: 'SESSION_NEEDED' } })
      } else expect([401, 403], name).not.toContain(status)
    }
    for (const [method, path] of ACCESS_ELSEWHERE) expect((await ask(method, path)).status, path).toBe(401)
    const passwords = { currentPassword: 'demo-booster-2026', newPassword: 'demo-booster-2027' }
    expect((await ask('post', '/api/auth/change-password', passwords)).status).toBe(401)
    expect(await ask('get', '/api/auth/get-session')).toEqual({ status: 200, text: 'null' })
    const { body: keys } = await world.budi.get('/api/affiliate/api-keys')
    expect(JSON.stringify(keys.data)).toContain(apiKey.id)
  })

  it('not change anything by any door while looking at an account as an admin', async () => {
    const admin = await signIn(world.api.url, 'admin@demo.test')
    const { rows } = await world.db.query(`SELECT "id" FROM "User" WHERE "email" = 'budi@demo.test'`)
    const started = await admin.post('/trpc/admin.user.viewAs', { userId: rows[0].id })
    expect([started.status, started.body]).toMatchObject([200, {}])
    await expect
      .poll(async () => (await admin.get('/trpc/session.me')).body)
      .toMatchObject({
        result: {
          data: { user: { email: 'budi@demo.test', role: 'affiliate' }, viewedBy: { name: 'Rina Admin' } },
        },
      })
    const budis = await world.budi.get('/api/affiliate/optin-forms')
    expect((await admin.get('/api/affiliate/optin-forms')).body).toEqual(budis.body)
    for (const { method, path, access } of REST_ROUTES) {
      if (method === 'get' || access !== 'affiliate') continue
      const { status, body } = await admin[method](path.replace(':id', other))
      expect([status, body], path).toMatchObject([403, { error: { code: 'VIEW_ONLY' } }])
    }
    for (const { method, path } of REST_ROUTES.filter(({ access }) => access === 'admin'))
      expect((await admin[method](path.replace(':id', other))).status, path).toBe(403)
    const passwords = { currentPassword: 'demo-booster-2026', newPassword: 'demo-booster-2027' }
    expect((await admin.post('/api/auth/change-password', passwords)).status).toBe(403)
    expect((await admin.post('/trpc/session.endView')).status).toBe(200)
    await expect
      .poll(async () => (await admin.get('/trpc/session.me')).body)
      .toMatchObject({ result: { data: { user: { role: 'admin' }, viewedBy: null } } })
  })

  it('not write on behalf of another site', async () => {
    const { leadId, automationId } = await world.newLead()
    const headers = { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' }
    const { status } = await world.budi.post(
      `/api/affiliate/automation/${automationId}/cancel`,
      { leadId },
      headers,
    )
    expect(status).toBe(403)
    expect((await world.budi.get(`/api/affiliate/automation/logs?leadId=${leadId}`)).body).toMatchObject({
      data: { logs: [{ status: 'active' }] },
    })
  })

  it("not see or change another affiliate's things, on any route", async () => {
    const { leadId, automationId } = await world.newLead()
    const facts = () =>
      world.db
        .query(`SELECT "status" FROM "AffiliateAutomationLog" WHERE "leadId" = $1`, [leadId])
        .then(({ rows }) => rows)
    const before = await facts()
    const trigger = await world.siti.post('/api/affiliate/automation/trigger', {
      leadId,
      triggerType: 'AFTER_OPTIN',
    })
    expect([trigger.status, trigger.body]).toMatchObject([404, errorShape()])
    const cancel = await world.siti.post(`/api/affiliate/automation/${automationId}/cancel`, { leadId })
    expect(cancel.status).toBe(404)
    const logs = await world.siti.get(`/api/affiliate/automation/logs?leadId=${leadId}`)
    expect(logs.status === 404 || JSON.stringify(logs.body.data).includes('"logs":[]')).toBe(true)
    const jobs = await world.siti.get(`/api/affiliate/automation/jobs?automationId=${automationId}`)
    expect(jobs.status === 404 || JSON.stringify(jobs.body.data).includes('"jobs":[]')).toBe(true)
    expect(JSON.stringify((await world.siti.get('/api/affiliate/optin-forms')).body)).not.toContain(
      world.formId,
    )
    expect(JSON.stringify((await world.siti.get('/api/affiliate/automation/stats')).body)).not.toContain(
      automationId,
    )
    expect(await facts()).toEqual(before)
  })
})
