import { afterAll, beforeAll, expect, it } from 'vitest'
import { errorFactsOf } from '../../errors.ts'
import { createCaller } from '../../root.ts'
import { digestTables } from '../../testing/digest-tables.ts'
import { contextOf, setUpTwoAffiliates, type TwoAffiliates } from '../../testing/two-affiliates.ts'

let world: TwoAffiliates

beforeAll(async () => {
  world = await setUpTwoAffiliates()
}, 60_000)
afterAll(() => world.close())

function callerOf(who: 'owner' | 'intruder', services: Partial<TwoAffiliates['services']> = {}) {
  return createCaller(contextOf(world[who], { ...world.services, ...services })).automation
}

async function firstAutomationOf(who: 'owner' | 'intruder') {
  const [first] = (await callerOf(who).list()).automations
  if (first === undefined) throw new Error(`The demo has no automation of ${who}`)
  return first
}

const SUBJECT = 'Draf untuk {{nama}}'

async function saveStep(id: string, emailBody: string): Promise<void> {
  const steps = [{ delayMinutes: 0, emailSubject: SUBJECT, preheader: '', emailBody }]
  await callerOf('owner').saveDraft({ id, steps, replace: true })
}

it('sends a step of the draft to the caller, and changes nothing but the log', async () => {
  const { id } = await firstAutomationOf('owner')
  await saveStep(id, '<p>Halo</p>')
  const before = await digestTables(world.pool)
  const sent = await callerOf('owner').sendTest({ id, stepOrder: 1 })
  const after = await digestTables(world.pool)
  expect(sent).toEqual({ kind: 'sent', to: world.owner.email })
  expect(world.testMails.at(-1)).toMatchObject({
    to: { email: world.owner.email },
    mail: { step: { emailSubject: SUBJECT }, lead: { name: 'Siti Rahma' } },
  })
  const changed = Object.keys(after).filter((table) => after[table] !== before[table])
  expect(changed).toEqual(['ActivityLog'])
  const { rows } = await world.pool.query(
    `SELECT "objectId", "actorId", "after" FROM "ActivityLog" WHERE "action" = 'automation.test-send'`,
  )
  expect(rows).toEqual([{ objectId: id, actorId: world.owner.userId, after: { stepOrder: 1 } }])
})

it("refuses another affiliate's sequence and lead, and a step that is not there", async () => {
  const { id } = await firstAutomationOf('owner')
  const own = await firstAutomationOf('intruder')
  const { rows } = await world.pool.query<{ id: string }>(
    'SELECT "id" FROM "AffiliateLead" WHERE "affiliateId" = $1 LIMIT 1',
    [world.owner.affiliateId],
  )
  const leadId = rows[0]?.id ?? ''
  const tries = [
    [{ id, stepOrder: 1 }, 'NOT_FOUND'],
    [{ id: own.id, stepOrder: 1, leadId }, 'NOT_FOUND'],
    [{ id: own.id, stepOrder: 50 }, 'BAD_REQUEST'],
  ] as const
  for (const [input, code] of tries) {
    await expect(callerOf('intruder').sendTest(input)).rejects.toMatchObject({ code })
  }
  await saveStep(id, '<div>'.repeat(200))
  await expect(callerOf('owner').sendTest({ id, stepOrder: 1 })).rejects.toMatchObject({
    code: 'BAD_REQUEST',
  })
  expect(world.testMails).toHaveLength(1)
})

it.each([
  ['unconfirmed', 'ANSWER_TIMEOUT', 'unconfirmed', 'Jawaban tidak datang'],
  ['not-sent', 'CONNECTION_REFUSED', 'not-sent', 'Koneksi ditolak'],
  ['blocked', 'SENDER_UNKNOWN', 'not-sent', 'Pengirim belum terdaftar'],
] as const)(
  'says in the reader’s language why the provider did not take a mail: %s',
  async (kind, code, is, reason) => {
    const { id } = await firstAutomationOf('intruder')
    const sendTest = async () => ({ kind, fault: { code, message: 'x' } })
    const reader = { ...world.intruder, language: 'id' as const }
    const { automation } = createCaller(contextOf(reader, { ...world.services, sendTest }))
    expect(await automation.sendTest({ id, stepOrder: 1 })).toEqual({ kind: is, code, reason })
  },
)

it.each([
  ['recipient', 'TEST_ADDRESS_REFUSED', /alamat akun Anda/],
  ['content', 'TEST_CONTENT_REFUSED', /menolak isinya/],
] as const)(
  'names what the caller can change where the provider refuses it: %s',
  async (about, reason, words) => {
    const { id } = await firstAutomationOf('intruder')
    const fault = { code: 'X', message: 'x' }
    const refused = callerOf('intruder', { sendTest: async () => ({ kind: 'rejected', about, fault }) })
    const error: unknown = await refused.sendTest({ id, stepOrder: 1 }).catch((thrown: unknown) => thrown)
    expect(errorFactsOf(error, 'id')).toMatchObject({
      ...{ httpStatus: 422, reason },
      message: expect.stringMatching(words),
    })
  },
)

it('lets ten leave in ten minutes, also when they are asked for at once', async () => {
  const { id } = await firstAutomationOf('intruder')
  const before = world.testMails.length
  const answers = await Promise.allSettled(
    Array.from({ length: 12 }, () => callerOf('intruder').sendTest({ id, stepOrder: 1 })),
  )
  // Five went before, in the tests above.
  expect(world.testMails.length - before).toBe(5)
  const refused = answers.flatMap((answer) => (answer.status === 'rejected' ? [answer.reason] : []))
  expect(refused).toHaveLength(7)
  expect(refused[0]).toMatchObject({ code: 'TOO_MANY_REQUESTS', cause: { reason: 'TESTS_TOO_OFTEN' } })
})
