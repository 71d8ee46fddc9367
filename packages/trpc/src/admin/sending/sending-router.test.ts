import { afterAll, beforeAll, expect, it } from 'vitest'
import { createCaller } from '../../root.ts'
import { digestTables } from '../../testing/digest-tables.ts'
import { contextOf, setUpTwoAffiliates, type TwoAffiliates } from '../../testing/two-affiliates.ts'

let world: TwoAffiliates

beforeAll(async () => {
  world = await setUpTwoAffiliates()
}, 60_000)
afterAll(() => world?.close())

function callerOf(services: Partial<TwoAffiliates['services']> = {}) {
  return createCaller(contextOf(world.admin, { ...world.services, ...services })).admin.sending
}

it('judges the test mail by our rules, and changes nothing by looking', async () => {
  const before = await digestTables(world.pool)
  const check = await callerOf().check()
  expect(check).toMatchObject({ provider: 'sandbox', from: 'no-reply@booster.test', records: [] })
  expect(check.testMail.subject).toBe('[Uji] Sampai')
  expect(check.testMail.rules.every(({ holds }) => holds)).toBe(true)
  const { sending } = world.services
  const shouting: typeof sending.testMail = (input) => {
    const test = sending.testMail(input)
    const step = { emailSubject: 'GRATIS SEKARANG', preheader: '', emailBody: '<p>Pasti untung!</p>' }
    return { ...test, mail: { ...test.mail, step } }
  }
  const { rules } = (await callerOf({ sending: { ...sending, testMail: shouting } }).check()).testMail
  expect(rules.filter(({ holds }) => !holds).map(({ rule }) => rule)).toEqual([
    'SPAM_WORDS',
    'SUBJECT_SHOUTS',
  ])
  expect(await digestTables(world.pool)).toEqual(before)
})

it('sends to the admin who asks, without credit, and writes only the log', async () => {
  const before = await digestTables(world.pool)
  expect(await callerOf().sendTest()).toEqual({ kind: 'sent', to: world.admin.email })
  expect(world.testMails.at(-1)).toMatchObject({ to: { email: world.admin.email }, language: 'id' })
  const after = await digestTables(world.pool)
  expect(Object.keys(after).filter((table) => after[table] !== before[table])).toEqual(['ActivityLog'])
  const { rows } = await world.pool.query(
    `SELECT "objectType", "objectId", "actorId", "affiliateId" FROM "ActivityLog" WHERE "action" = 'sending.test-mail'`,
  )
  expect(rows).toEqual([
    {
      objectType: 'sending',
      objectId: 'no-reply@booster.test',
      actorId: world.admin.userId,
      affiliateId: null,
    },
  ])
})

it('sends by the road that is asked for, and by none that is not there', async () => {
  const roads: string[] = []
  const sending = {
    ...world.services.sending,
    sendTestBy: async (road: 'system' | 'smtp' | 'mailketing') => {
      roads.push(road)
      return { kind: 'accepted' as const }
    },
  }
  const caller = callerOf({ sending, sendTest: () => expect.unreachable() })
  expect(await caller.sendTest({ road: 'system' })).toEqual({ kind: 'sent', to: world.admin.email })
  await expect(caller.sendTest({ road: 'smtp' })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  expect(roads).toEqual(['system'])
  const { rows } = await world.pool.query(
    `SELECT "objectId" FROM "ActivityLog" WHERE "action" = 'sending.test-mail' ORDER BY "id" DESC LIMIT 1`,
  )
  expect(rows).toEqual([{ objectId: 'alert@booster.test' }])
})

it('says what became of a mail that was not taken', async () => {
  const fault = { code: 'LOGIN_REFUSED', message: 'x', answer: '535 5.7.8 Authentication failed' } as const
  for (const kind of ['unconfirmed', 'not-sent'] as const) {
    const caller = callerOf({ sendTest: async () => ({ kind, fault }) })
    expect(await caller.sendTest({ language: 'en' })).toEqual({
      kind,
      code: fault.code,
      answer: fault.answer,
    })
  }
  const silent = callerOf({
    sendTest: async () => ({ kind: 'blocked', fault: { code: 'DNS', message: 'no host' } }),
  })
  expect(await silent.sendTest()).toEqual({ kind: 'not-sent', code: 'DNS', answer: 'no host' })
})

it('lets ten leave in ten minutes, also when they are asked for at once', async () => {
  const before = world.testMails.length
  const answers = await Promise.allSettled(Array.from({ length: 12 }, () => callerOf().sendTest()))
  // Five went before, in the tests above.
  expect(world.testMails.length - before).toBe(5)
  const refused = answers.flatMap((answer) => (answer.status === 'rejected' ? [answer.reason] : []))
  expect(refused).toHaveLength(7)
  expect(refused[0]).toMatchObject({ code: 'TOO_MANY_REQUESTS', cause: { reason: 'TESTS_TOO_OFTEN' } })
})
