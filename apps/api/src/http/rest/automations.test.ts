import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type DemoWorld, openDemoWorld } from '../../testing/demo-world.ts'
import { errorShape, restClient } from '../../testing/rest-client.ts'

const PATH = '/api/affiliate/automations'
const step = { delayMinutes: 30, emailSubject: 'Halo {{nama|Kak}}', emailBody: '<p>Halo</p>' }

let world: DemoWorld
beforeAll(async () => {
  world = await openDemoWorld()
}, 90_000)
afterAll(() => world?.close(), 30_000)

async function keyClient() {
  const { body } = await world.budi.post('/api/affiliate/api-keys', { name: 'Agen' })
  const authorization = `Bearer ${(body.data as { secret: string }).secret}`
  const client = restClient(world.api.url)
  return {
    get: (path: string) => client.get(path, { authorization }),
    post: (path: string, sent: unknown) => client.post(path, sent, { authorization }),
    put: (path: string, sent: unknown) => client.put(path, sent, { authorization }),
    patch: (path: string, sent: unknown) => client.patch(path, sent, { authorization }),
    delete: (path: string) => client.delete(path, { authorization }),
  }
}

describe('the REST face of sequences', () => {
  it('lets a program write, publish, start, copy and archive one', async () => {
    const program = await keyClient()
    const made = await program.post(PATH, { name: 'Dari program', triggerType: 'WELCOME' })
    expect([made.status, made.body]).toMatchObject([201, { data: { status: 'draft' } }])
    const { id } = made.body.data as { id: string }
    const early = await program.patch(`${PATH}/${id}`, { status: 'active' })
    expect([early.status, early.body]).toMatchObject([409, { error: { code: 'NO_STEPS' } }])

    const saved = await program.put(`${PATH}/${id}/draft`, { steps: [step] })
    expect([saved.status, saved.body]).toMatchObject([
      200,
      { data: { draft: { revision: 1, steps: [step], author: { kind: 'program', name: 'Agen' } } } },
    ])
    const stale = await program.put(`${PATH}/${id}/draft`, { revision: 0, steps: [] })
    expect([stale.status, stale.body]).toMatchObject([409, { error: { code: 'DRAFT_CHANGED' } }])
    const shown = await world.budi.get(`${PATH}/${id}/draft`)
    expect(shown.body).toMatchObject({
      data: { draft: { isDraft: true, author: { name: 'Agen', isYou: false } } },
    })

    const published = await program.post(`${PATH}/${id}/publish`, {})
    expect([published.status, published.body]).toMatchObject([
      200,
      { data: { version: 1, effect: { newTextMails: 0, newSteps: 1 } } },
    ])
    const active = await program.patch(`${PATH}/${id}`, { status: 'active', name: 'Sambutan program' })
    expect([active.status, active.body]).toMatchObject([
      200,
      { data: { automation: { status: 'active', name: 'Sambutan program', steps: [{ delayMinutes: 30 }] } } },
    ])
    const untracked = await program.patch(`${PATH}/${id}`, {
      trackOpens: 'off',
      trackClicks: false,
      endOnReply: true,
    })
    expect([untracked.status, untracked.body]).toMatchObject([
      200,
      {
        data: {
          automation: { trackOpens: 'off', trackClicks: false, endOnReply: true, name: 'Sambutan program' },
        },
      },
    ])
    const unknown = await program.patch(`${PATH}/${id}`, { trackOpens: 'sometimes' })
    expect([unknown.status, unknown.body]).toEqual([400, errorShape('trackOpens')])
    const report = await program.get(`${PATH}/${id}/report?window=7d`)
    expect([report.status, report.body]).toMatchObject([
      200,
      {
        data: {
          report: { name: 'Sambutan program', steps: [{ stepOrder: 1, sent: 0, toCome: 0 }], failures: [] },
        },
      },
    ])
    expect((await world.siti.get(`${PATH}/${id}/report`)).status).toBe(404)
    expect((await program.get(`${PATH}/${id}/report?window=1y`)).body).toEqual(errorShape('window'))
    const copy = await program.post(`${PATH}/${id}/duplicate`, {})
    expect([copy.status, copy.body]).toMatchObject([201, { data: { status: 'draft' } }])
    const gone = await program.delete(`${PATH}/${id}`)
    expect([gone.status, gone.body]).toMatchObject([200, { data: { id, status: 'archived' } }])
    const { body } = await program.get(PATH)
    const ids = (body.data as { automations: { id: string }[] }).automations.map((row) => row.id)
    expect(ids).toContain((copy.body.data as { id: string }).id)
    expect(ids).not.toContain(id)
  })

  it('changes everything that is given, or nothing', async () => {
    const made = await world.budi.post(PATH, { name: 'Utuh', triggerType: 'WELCOME', steps: [step] })
    const { id } = made.body.data as { id: string }
    const read = async () => {
      const { body } = await world.budi.get(`${PATH}/${id}`)
      const { name, catchUp, trackClicks, status } = (body.data as { automation: Record<string, unknown> })
        .automation
      const { rows } = await world.db.query(
        'SELECT count(*)::int AS n FROM "ActivityLog" WHERE "objectId" = $1',
        [id],
      )
      return { name, catchUp, trackClicks, status, notes: rows[0]?.n }
    }
    const before = await read()
    const wish = { name: 'Utuh dua', catchUp: 'drop', trackClicks: false }
    const early = await world.budi.patch(`${PATH}/${id}`, { ...wish, status: 'paused' })
    expect([early.status, early.body]).toMatchObject([409, { error: { code: 'NEVER_STARTED' } }])
    expect(await read()).toEqual(before)

    // One part fails in the database: the settings, then the state after them.
    for (const check of [`"name" <> 'Utuh dua'`, `"status" <> 'active'`]) {
      await world.db.query(
        `ALTER TABLE "AffiliateAutomation" ADD CONSTRAINT "for_now" CHECK (${check}) NOT VALID`,
      )
      const { status } = await world.budi.patch(`${PATH}/${id}`, { ...wish, status: 'active' })
      await world.db.query('ALTER TABLE "AffiliateAutomation" DROP CONSTRAINT "for_now"')
      expect([check, status]).toEqual([check, 500])
      expect(await read()).toEqual(before)
    }

    const whole = await world.budi.patch(`${PATH}/${id}`, { ...wish, status: 'active' })
    expect(whole.status).toBe(200)
    expect(await read()).toEqual({ ...wish, status: 'active', notes: before.notes + 2 })
    const again = await world.budi.patch(`${PATH}/${id}`, { name: 'Utuh tiga', status: 'active' })
    expect([again.status, (await read()).name]).toEqual([200, 'Utuh tiga'])
  })

  it('sends a step of the draft to the account, for no credit and no lead', async () => {
    const made = await world.budi.post(PATH, { name: 'Uji', triggerType: 'WELCOME' })
    const { id } = made.body.data as { id: string }
    await world.budi.put(`${PATH}/${id}/draft`, { steps: [step] })
    const facts = async () =>
      (
        await world.db.query(
          `SELECT (SELECT count(*)::int FROM "AffiliateAutomationJob") AS jobs, "balance", "reserved"
           FROM "AffiliateCredit" c JOIN "AffiliateProfile" p ON p."id" = c."affiliateId"
           JOIN "User" u ON u."id" = p."userId" WHERE u."email" = 'budi@demo.test'`,
        )
      ).rows
    const before = await facts()
    const { status, body } = await world.budi.post(`${PATH}/${id}/test-send`, { stepOrder: 1 })
    expect([status, body]).toMatchObject([200, { data: { to: 'budi@demo.test' } }])
    expect(await facts()).toEqual(before)
    const none = await world.budi.post(`${PATH}/${id}/test-send`, { stepOrder: 2 })
    expect([none.status, none.body]).toMatchObject([400, errorShape('stepOrder')])
  })

  it('takes texts of more than 256 kB, and says which is too long', async () => {
    const made = await world.budi.post(PATH, { name: 'Panjang', triggerType: 'WELCOME' })
    const { id } = made.body.data as { id: string }
    const long = { ...step, emailBody: `<p>${'a'.repeat(150_000)}</p>` }
    const saved = await world.budi.put(`${PATH}/${id}/draft`, { steps: [long, long, long] })
    expect(saved.status).toBe(200)
    const over = { ...step, emailBody: 'a'.repeat(200_001) }
    const { status, body } = await world.budi.put(`${PATH}/${id}/draft`, { steps: [step, over] })
    expect([status, body]).toMatchObject([400, errorShape('steps.1.emailBody')])
  })

  it.each([
    ['name', { triggerType: 'WELCOME' }],
    ['triggerType', { name: 'Baru', triggerType: 'BESOK' }],
    ['steps', { name: 'Baru', triggerType: 'WELCOME', activate: true }],
    ['steps.0.emailBody', { name: 'Baru', triggerType: 'WELCOME', steps: [{ ...step, emailBody: '{{x}}' }] }],
    [
      'steps.0.emailSubject',
      { name: 'Baru', triggerType: 'WELCOME', steps: [{ ...step, emailSubject: 'Hai {{ name | Kak }}' }] },
    ],
    ['warna', { name: 'Baru', triggerType: 'WELCOME', warna: 'merah' }],
  ])('names the field that is wrong: %s', async (field, sent) => {
    const { status, body } = await world.budi.post(PATH, sent)
    expect([status, body]).toMatchObject([400, errorShape(field)])
  })

  it('answers about a stranger as about nobody', async () => {
    const made = await world.budi.post(PATH, { name: 'Milik Budi', triggerType: 'WELCOME', steps: [step] })
    const { id } = made.body.data as { id: string }
    const answers = [
      await world.siti.get(`${PATH}/${id}`),
      await world.siti.patch(`${PATH}/${id}`, { name: 'Diambil' }),
      await world.siti.delete(`${PATH}/${id}`),
      await world.siti.post(`${PATH}/${id}/duplicate`, {}),
      await world.siti.get(`${PATH}/${id}/draft`),
      await world.siti.put(`${PATH}/${id}/draft`, { steps: [] }),
      await world.siti.post(`${PATH}/${id}/publish`, { revision: 1 }),
      await world.siti.post(`${PATH}/${id}/test-send`, { stepOrder: 1 }),
    ]
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 404))
  })
})
