import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type DemoWorld, openDemoWorld } from '../../testing/demo-world.ts'
import { eventually } from '../../testing/rest-client.ts'

const uuid = expect.stringMatching(/^[0-9a-f-]{36}$/)
const time = expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/)

let world: DemoWorld
beforeAll(async () => {
  world = await openDemoWorld()
}, 90_000)
afterAll(() => world?.close(), 30_000)

describe('the REST table', () => {
  it('lists jobs field by field', async () => {
    const { status, body } = await world.budi.get(
      '/api/affiliate/automation/jobs?status=completed&page=2&limit=3',
    )
    expect(status).toBe(200)
    const job = {
      id: uuid,
      automation: { id: uuid, name: expect.any(String), triggerType: expect.any(String) },
      step: {
        id: uuid,
        stepOrder: expect.any(Number),
        emailSubject: expect.any(String),
        delayHours: expect.any(Number),
        delayMinutes: expect.any(Number),
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

  it('tells anybody how it runs, before they sign in', async () => {
    const { status, body } = await world.nobody.get('/api/mode')
    expect({ status, body }).toEqual({ status: 200, body: { demo: true, sandbox: true } })
  })

  it('has 50 jobs on a page by default', async () => {
    expect((await world.budi.get('/api/affiliate/automation/jobs')).body).toMatchObject({
      data: { pagination: { page: 1, limit: 50 } },
    })
  })

  it('lists logs field by field', async () => {
    const { status, body } = await world.budi.get('/api/affiliate/automation/logs?status=active&limit=1')
    expect(status).toBe(200)
    const log = {
      id: uuid,
      automation: { id: uuid, name: expect.any(String), triggerType: expect.any(String) },
      lead: { id: uuid, name: expect.any(String), email: expect.any(String), status: expect.any(String) },
      triggerType: expect.any(String),
      status: 'active',
      reason: null,
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
    const { status, body } = await world.budi.get('/api/affiliate/automation/stats')
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
    const { body } = await world.budi.get('/api/affiliate/optin-forms')
    expect(body).toMatchObject({
      success: true,
      data: {
        forms: expect.arrayContaining([
          expect.objectContaining({
            id: world.formId,
            slug: expect.any(String),
            title: expect.any(String),
            active: true,
          }),
        ]),
      },
    })
  })

  it('triggers once, however often it is asked', async () => {
    const { leadId } = await world.newLead()
    const ask = () =>
      world.budi.post('/api/affiliate/automation/trigger', {
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
    const { leadId, automationId } = await world.newLead()
    const sent = () => world.budi.get(`/api/affiliate/automation/logs?leadId=${leadId}`)
    await eventually(sent, ({ body }) => JSON.stringify(body).includes('"completedSteps":1'))
    const ask = () => world.budi.post(`/api/affiliate/automation/${automationId}/cancel`, { leadId })
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
    const { body } = await world.budi.get(`/api/affiliate/automation/logs?leadId=${leadId}`)
    expect(body).toMatchObject({ data: { logs: [{ status: 'cancelled' }] } })
  })

  it("answers the provider's credit at the top level", async () => {
    const plain = await world.admin.get('/api/admin/email-credits')
    expect([plain.status, plain.body]).toMatchObject([
      200,
      { success: true, balance: expect.any(Number), status: 'healthy' },
    ])
    expect(plain.body).not.toHaveProperty('stats')
    const { body } = await world.admin.get('/api/admin/email-credits?stats=true&days=30')
    expect(body.stats).toEqual({
      checksPerformed: expect.any(Number),
      averageBalance: expect.any(Number),
      lowestBalance: expect.any(Number),
      alertsTriggered: expect.any(Number),
    })
    expect((await world.admin.post('/api/admin/email-credits')).body).toMatchObject({
      success: true,
      status: 'healthy',
    })
    for (const checked of [
      await world.nobody.get('/api/cron/check-email-credits', world.cron),
      await world.nobody.post('/api/cron/check-email-credits?stats=1', {}, world.cron),
    ])
      expect(checked.body).toMatchObject({ success: true, status: 'healthy' })
  })

  it('drains for the world.cron secret, by GET and POST', async () => {
    for (const ask of [
      () => world.nobody.get('/api/cron/automation?limit=', world.cron),
      () => world.nobody.post('/api/cron/automation?limit=5', {}, world.cron),
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
