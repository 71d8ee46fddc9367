import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type DemoWorld, openDemoWorld } from '../../testing/demo-world.ts'
import { errorShape } from '../../testing/rest-client.ts'

const other = '00000000-0000-7000-8000-00000000dead'

let world: DemoWorld
beforeAll(async () => {
  world = await openDemoWorld()
}, 90_000)
afterAll(() => world?.close(), 30_000)

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
    const { status, body } = await world.budi.get(path)
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
    const { status, body } = await world.budi.post(`/api/affiliate/automation/${path}`, sent)
    expect([status, body]).toEqual([400, errorShape(field)])
  })

  it('of 1 MB is 413', async () => {
    const { status, body } = await world.budi.post('/api/affiliate/automation/trigger', {
      leadId: 'x'.repeat(1_048_576),
    })
    expect([status, body]).toEqual([413, errorShape('body')])
  })

  it('of credits and world.cron names the field', async () => {
    expect((await world.admin.get('/api/admin/email-credits?stats=maybe')).body).toEqual(errorShape('stats'))
    expect((await world.admin.get('/api/admin/email-credits?stats=true&days=0')).body).toEqual(
      errorShape('days'),
    )
    for (const limit of ['0', '-1', 'x', '1.5']) {
      const { status, body } = await world.nobody.get(`/api/cron/automation?limit=${limit}`, world.cron)
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
      const { status, body } = await world.submit('someone@example.com', more)
      expect([status, body], JSON.stringify(more)).toEqual([400, errorShape(field)])
    }
  })

  it('of paths and methods is 404 and 405 in JSON', async () => {
    expect((await world.budi.get('/api/nothing')).body).toMatchObject(errorShape())
    const { status, body, headers } = await world.budi.post('/api/affiliate/automation/jobs')
    expect([status, headers.get('allow'), body]).toMatchObject([405, 'GET', errorShape()])
    expect((await world.budi.get('/api/%E0%A4%A')).status).toBe(400)
  })
})
