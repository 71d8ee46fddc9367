import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type DemoWorld, openDemoWorld } from '../../../testing/demo-world.ts'
import { errorShape } from '../../../testing/rest-client.ts'
import { EVENT_EXAMPLE } from './events.ts'

const PATH = '/api/affiliate/events'
const AUTOMATIONS = '/api/affiliate/automations'
const consent = { text: 'Saya setuju menerima email.', source: 'Halaman pembayaran' }

type Recorded = {
  readonly eventId: string
  readonly leadId: string
  readonly repeated: boolean
  readonly effects: readonly {
    readonly kind: string
    readonly automationId: string
    readonly runId: string
  }[]
}

let world: DemoWorld
let automationId: string
beforeAll(async () => {
  world = await openDemoWorld()
  const made = await world.budi.post(AUTOMATIONS, {
    ...{ name: 'Pengingat bayar', triggerType: 'PENDING_PAYMENT', reentry: 'keyed', activate: true },
    steps: [{ delayMinutes: 600, emailSubject: 'Belum dibayar', emailBody: '<p>Halo</p>' }],
  })
  automationId = (made.body.data as { id: string }).id
  const goals = { goalEvents: ['paid', 'paid'] }
  const { status, body } = await world.budi.patch(`${AUTOMATIONS}/${automationId}`, goals)
  expect([status, body]).toMatchObject([200, { data: { automation: { goalEvents: ['paid'] } } }])
}, 90_000)
afterAll(() => world?.close(), 30_000)

async function report(sent: Record<string, unknown>): Promise<Recorded> {
  const { status, body } = await world.budi.post(PATH, sent)
  expect([status, body.success], JSON.stringify(body)).toEqual([202, true])
  return body.data as Recorded
}

async function newLead(): Promise<string> {
  const { leadId } = await world.newLead()
  return leadId
}

function own(recorded: Recorded) {
  return recorded.effects.filter((effect) => effect.automationId === automationId)
}

describe('an event of a lead', () => {
  it('starts a reminder by its invoice, and ends it by the payment, with the amount in the report', async () => {
    const leadId = await newLead()
    const one = await report({ event: 'invoice_created', leadId, key: 'INV-1' })
    const two = await report({ event: 'invoice_created', leadId, key: 'INV-2' })
    expect([own(one), own(two)]).toMatchObject([[{ kind: 'started' }], [{ kind: 'started' }]])
    const again = await report({ event: 'invoice_created', leadId, key: 'INV-1' })
    expect(again).toEqual({ ...one, repeated: true })

    const paid = await report({ event: 'paid', leadId, key: 'INV-1', data: { amount: 150_000 } })
    expect(own(paid)).toEqual([{ ...own(one)[0], kind: 'ended' }])
    const { body } = await world.budi.get(`/api/affiliate/automation/logs?leadId=${leadId}`)
    const { logs } = body.data as { logs: readonly { id: string; status: string; reason: string | null }[] }
    const states = logs.map(({ id, status, reason }) => ({ id, status, reason }))
    expect(states).toContainEqual({ id: own(one)[0]?.runId, status: 'cancelled', reason: 'GOAL_REACHED' })
    expect(states).toContainEqual({ id: own(two)[0]?.runId, status: 'active', reason: null })
    const seen = await world.budi.get(`${AUTOMATIONS}/${automationId}/report`)
    expect(seen.body).toMatchObject({ data: { report: { conversions: { count: 1, amount: 150_000 } } } })
  })

  it('has one effect, however often it comes at once', async () => {
    const leadId = await newLead()
    await report({ event: 'invoice_created', leadId, key: 'INV-9' })
    const paid = { event: 'paid', leadId, key: 'INV-9' }
    const answers = await Promise.all(Array.from({ length: 10 }, () => report(paid)))
    expect(answers.filter(({ repeated }) => !repeated)).toHaveLength(1)
    expect(new Set(answers.map(({ eventId }) => eventId)).size).toBe(1)
    const { rows } = await world.db.query(
      `SELECT count(*)::int AS "events" FROM "LeadEvent" WHERE "leadId" = $1 AND "event" = 'paid'`,
      [leadId],
    )
    expect(rows).toEqual([{ events: 1 }])
  })

  it('makes a lead of an unknown address only where consent is declared', async () => {
    const email = `pembeli-${crypto.randomUUID()}@example.com`
    const event = { event: 'invoice_created', email, key: 'INV-3' }
    const unknown = await world.budi.post(PATH, event)
    expect([unknown.status, unknown.body]).toMatchObject([404, errorShape()])
    const recorded = await report({ ...event, consent })
    expect(own(recorded)).toMatchObject([{ kind: 'started' }])
    const { body } = await world.budi.get(`/api/affiliate/leads/${recorded.leadId}`)
    expect(body).toMatchObject({ data: { lead: { email, source: 'api', consents: [consent] } } })
    expect(await report({ ...event, consent })).toEqual({ ...recorded, repeated: true })
  })

  it('takes the example of the API description', async () => {
    await report({ ...EVENT_EXAMPLE, consent })
  })

  it.each([
    ['leadId', { event: 'paid' }],
    ['event', { event: 'Sudah Bayar', email: 'dewi@example.com' }],
    ['at', { event: 'paid', email: 'dewi@example.com', at: 'kemarin' }],
    ['data', { event: 'paid', email: 'dewi@example.com', data: { note: 'a'.repeat(10_001) } }],
    ['consent.text', { event: 'paid', email: 'dewi@example.com', consent: { text: '', source: 'x' } }],
    ['warna', { event: 'paid', email: 'dewi@example.com', warna: 'merah' }],
  ])('names the field that is wrong: %s', async (field, sent) => {
    const { status, body } = await world.budi.post(PATH, sent)
    expect([status, body]).toMatchObject([400, errorShape(field)])
  })

  it('is of nobody to another affiliate, and refused to who may not send it', async () => {
    const leadId = await newLead()
    const event = { event: 'paid', leadId }
    expect((await world.siti.post(PATH, event)).status).toBe(404)
    expect((await world.admin.post(PATH, event)).status).toBe(403)
    expect((await world.nobody.post(PATH, event)).status).toBe(401)
    const made = await world.budi.post('/api/affiliate/api-keys', { name: 'Toko' })
    const { secret } = made.body.data as { secret: string }
    const headers = { authorization: `Bearer ${secret}` }
    expect((await world.nobody.post(PATH, event, headers)).status).toBe(202)
  })

  it('ends nothing by more than ten names of goals', async () => {
    const goalEvents = Array.from({ length: 11 }, (_, n) => `goal-${n}`)
    const { status, body } = await world.budi.patch(`${AUTOMATIONS}/${automationId}`, { goalEvents })
    expect([status, body]).toMatchObject([400, errorShape('goalEvents')])
  })
})
