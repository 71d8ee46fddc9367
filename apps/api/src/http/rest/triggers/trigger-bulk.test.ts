import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type DemoWorld, openDemoWorld } from '../../../testing/demo-world.ts'
import { errorShape, eventually } from '../../../testing/rest-client.ts'

const BULK = '/api/affiliate/automation/trigger/bulk'
const STRANGER = '00000000-0000-7000-8000-00000000dead'

let world: DemoWorld
beforeAll(async () => {
  world = await openDemoWorld()
}, 90_000)
afterAll(() => world?.close(), 30_000)

type Progress = { readonly data: { readonly status: string; readonly [name: string]: unknown } }

async function untilEnded(id: string): Promise<Progress['data']> {
  const read = async () => (await world.budi.get(`${BULK}/${id}?limit=1`)).body as unknown as Progress
  return (await eventually(read, ({ data }) => data.status !== 'running', 20_000)).data
}

/** As many ids as wanted; nobody has them. */
function idsOf(count: number): string[] {
  return Array.from(
    { length: count },
    (_, n) => `00000000-0000-7000-8000-${n.toString(16).padStart(12, '0')}`,
  )
}

describe('POST trigger/bulk', () => {
  it('is answered 202 with an id under which progress and report are found', async () => {
    const { leadId, automationId } = await world.newLead()
    const { status, body } = await world.budi.post(BULK, {
      leadIds: [leadId, STRANGER, leadId],
      triggerType: 'AFTER_OPTIN',
      automationId,
    })
    expect([status, body]).toMatchObject([202, { success: true, data: { leads: 2 } }])
    const { id } = body.data as { id: string }
    const first = await untilEnded(id)
    expect(first).toMatchObject({
      id,
      status: 'completed',
      leads: 2,
      doneLeads: 2,
      runs: 0,
      skipped: [
        { reason: 'ALREADY_ENROLLED', count: 1 },
        { reason: 'UNKNOWN_LEAD', count: 1 },
      ],
    })
    const { leads, nextCursor } = first.skippedLeads as { leads: unknown[]; nextCursor: string }
    const rest = await world.budi.get(`${BULK}/${id}?cursor=${nextCursor}`)
    const last = (rest.body.data as typeof first).skippedLeads as { leads: unknown[]; nextCursor: null }
    expect(last.nextCursor).toBeNull()
    expect([...leads, ...last.leads]).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ leadId, automationId, reason: 'ALREADY_ENROLLED' }),
        { leadId: STRANGER, leadName: null, automationId: null, reason: 'UNKNOWN_LEAD' },
      ]),
    )
    const unknown = await world.budi.get(`${BULK}/${id}?reason=UNKNOWN_LEAD`)
    expect(unknown.body).toMatchObject({
      data: { skippedLeads: { leads: [{ leadId: STRANGER }], nextCursor: null } },
    })
  })

  it('takes all leads of a filter', async () => {
    const { body } = await world.budi.post(BULK, { filter: {}, triggerType: 'AFTER_ZOOM' })
    const { id, leads } = body.data as { id: string; leads: number }
    expect(leads).toBeGreaterThan(50)
    expect(await untilEnded(id)).toMatchObject({ leads, doneLeads: leads, status: 'completed' })
  })

  it('takes 100,000 ids, and names the field of one more', { timeout: 60_000 }, async () => {
    const most = await world.budi.post(BULK, { leadIds: idsOf(100_000), triggerType: 'WELCOME' })
    expect([most.status, most.body]).toMatchObject([202, { data: { leads: 100_000 } }])
    const tooMany = await world.budi.post(BULK, { leadIds: idsOf(100_001), triggerType: 'WELCOME' })
    expect([tooMany.status, tooMany.body]).toEqual([400, errorShape('leadIds')])
    const huge = await world.budi.post(BULK, { leadIds: idsOf(250_000), triggerType: 'WELCOME' })
    expect([huge.status, huge.body]).toEqual([413, errorShape('body')])
    const { id } = most.body.data as { id: string }
    expect(await untilEnded(id)).toMatchObject({ skipped: [{ reason: 'UNKNOWN_LEAD', count: 100_000 }] })
  })

  it.each([
    [{ triggerType: 'WELCOME' }, 'leadIds'],
    [{ triggerType: 'WELCOME', leadIds: [STRANGER], filter: {} }, 'leadIds'],
    [{ triggerType: 'WELCOME', leadIds: [] }, 'leadIds'],
    [{ triggerType: 'WELCOME', leadIds: ['x'] }, 'leadIds.0'],
    [{ triggerType: 'WELCOME', filter: { blocked: 'MAYBE' } }, 'filter.blocked'],
    [{ triggerType: 'NOPE', filter: {} }, 'triggerType'],
  ])('%j names %s', async (sent, field) => {
    const { status, body } = await world.budi.post(BULK, sent)
    expect([status, body]).toEqual([400, errorShape(field)])
  })

  it('reads a large body from nobody but an affiliate', async () => {
    const body = { leadIds: idsOf(100_000), triggerType: 'WELCOME' }
    expect((await world.nobody.post(BULK, body)).status).toBe(401)
    expect((await world.admin.post(BULK, body)).status).toBe(403)
    expect((await world.nobody.post('/trpc/trigger.startBulk', body)).status).toBe(401)
    const byBudi = await world.budi.post('/trpc/trigger.startBulk', body)
    expect([byBudi.status, byBudi.body]).toMatchObject([200, { result: { data: { leads: 100_000 } } }])
  })

  it("is not found by another affiliate, nor with another's automation", async () => {
    const { leadId, automationId } = await world.newLead()
    const { body } = await world.budi.post(BULK, { leadIds: [leadId], triggerType: 'AFTER_OPTIN' })
    const { id } = body.data as { id: string }
    expect((await world.siti.get(`${BULK}/${id}`)).status).toBe(404)
    const stolen = { filter: {}, triggerType: 'AFTER_OPTIN', automationId }
    expect((await world.siti.post(BULK, stolen)).status).toBe(404)
    await untilEnded(id)
  })
})
