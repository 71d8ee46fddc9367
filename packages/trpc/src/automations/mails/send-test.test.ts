import { afterAll, beforeAll, expect, it } from 'vitest'
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
  expect(sent).toEqual({ to: world.owner.email })
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

it('says what became of a mail that the provider did not take', async () => {
  const { id } = await firstAutomationOf('intruder')
  const fault = { code: 'TIMEOUT', message: 'x' } as const
  const unconfirmed = callerOf('intruder', { sendTest: async () => ({ kind: 'unconfirmed', fault }) })
  await expect(unconfirmed.sendTest({ id, stepOrder: 1 })).rejects.toMatchObject({
    code: 'SERVICE_UNAVAILABLE',
    cause: { reason: 'TEST_UNCONFIRMED' },
  })
  const refused = callerOf('intruder', { sendTest: async () => ({ kind: 'not-sent', fault }) })
  await expect(refused.sendTest({ id, stepOrder: 1 })).rejects.toMatchObject({
    cause: { reason: 'TEST_NOT_SENT' },
  })
})

it('lets ten leave in ten minutes, also when they are asked for at once', async () => {
  const { id } = await firstAutomationOf('intruder')
  const before = world.testMails.length
  const answers = await Promise.allSettled(
    Array.from({ length: 12 }, () => callerOf('intruder').sendTest({ id, stepOrder: 1 })),
  )
  // Two went before, in the test above.
  expect(world.testMails.length - before).toBe(8)
  const refused = answers.flatMap((answer) => (answer.status === 'rejected' ? [answer.reason] : []))
  expect(refused).toHaveLength(4)
  expect(refused[0]).toMatchObject({ code: 'TOO_MANY_REQUESTS', cause: { reason: 'TESTS_TOO_OFTEN' } })
})
