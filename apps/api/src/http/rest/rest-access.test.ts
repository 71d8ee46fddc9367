import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type DemoWorld, openDemoWorld } from '../../testing/demo-world.ts'
import { errorShape } from '../../testing/rest-client.ts'
import { REST_ROUTES } from './routes.ts'

const other = '00000000-0000-7000-8000-00000000dead'

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
