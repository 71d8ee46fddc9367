import type { Overview } from '@booster/contracts/overview'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createCaller } from '../root.ts'
import { contextOf, setUpTwoAffiliates, type TwoAffiliates } from '../testing/two-affiliates.ts'

let world: TwoAffiliates
let caller: ReturnType<typeof createCaller>

beforeAll(async () => {
  world = await setUpTwoAffiliates()
  caller = createCaller(contextOf(world.owner, world.services))
}, 60_000)

afterAll(() => world?.close())

async function change(text: string, ...values: readonly unknown[]): Promise<number> {
  const { rowCount } = await world.pool.query(text, [world.owner.affiliateId, ...values])
  return rowCount ?? 0
}

async function needs(kind?: Overview['needsAction'][number]['kind']) {
  const { needsAction } = await caller.stats.overview()
  return kind === undefined ? needsAction : needsAction.filter((action) => action.kind === kind)
}

/** Every thing to do about mails, and what its list has. */
async function expectListsOfJustAsMany(): Promise<void> {
  const ofJobs = (await needs()).filter(({ filter }) => filter.status !== undefined)
  expect(ofJobs.length).toBeGreaterThan(2)
  for (const { filter, count, kind, reason } of ofJobs) {
    const { pagination } = await caller.job.list(filter)
    expect({ kind, reason, listed: pagination.total }).toEqual({ kind, reason, listed: count })
  }
}

it('links every thing to do to a list of just as many', () => expectListsOfJustAsMany())

it('tells apart what one sequence holds for two reasons', async () => {
  const [group] = (await needs('held')).toSorted((a, b) => b.count - a.count)
  expect(group?.count).toBeGreaterThan(1)
  const other = group?.reason === 'RUN_PAUSED' ? 'AUTOMATION_PAUSED' : 'RUN_PAUSED'
  const changed = await change(
    `UPDATE "AffiliateAutomationJob" SET "holdReason" = $3::"HoldReason" WHERE "affiliateId" = $1 AND "id" = (
       SELECT "id" FROM "AffiliateAutomationJob" WHERE "affiliateId" = $1 AND "automationId" = $2
         AND "restStatus" = 'held' LIMIT 1)`,
    group?.automation?.id,
    other,
  )
  expect(changed).toBe(1)
  const groups = (await needs('held')).filter(({ automation }) => automation?.id === group?.automation?.id)
  expect(groups.map(({ reason }) => reason)).toEqual(expect.arrayContaining([group?.reason, other]))
  await expectListsOfJustAsMany()
})

it('counts what failed for one reason once, also when some of its leads are mailed no more', async () => {
  const [group] = await needs('failed')
  expect(group?.count).toBeGreaterThan(1)
  const changed = await change(
    `UPDATE "AffiliateLead" SET "suppressedAt" = now() WHERE "affiliateId" = $1 AND "id" = (
       SELECT "leadId" FROM "AffiliateAutomationJob" WHERE "affiliateId" = $1 AND "errorCode" = $2
         AND "restStatus" = 'failed' ORDER BY "scheduledAt" DESC LIMIT 1)`,
    group?.reason,
  )
  expect(changed).toBe(1)
  await expectListsOfJustAsMany()
})

it('leaves erased leads out of those without an address', async () => {
  const [before] = await needs('leads_without_email')
  const { leads } = await caller.lead.list({ blocked: 'NONE', limit: 1 })
  await caller.lead.erase({ id: leads[0]?.id ?? '' })
  const [after] = await needs('leads_without_email')
  expect(after?.count).toBe(before?.count)
  expect((await caller.lead.count({ blocked: 'NO_ADDRESS' })).count).toBe(after?.count ?? 0)
})

it('counts the leads that wait for their owners once more opt in than usual', async () => {
  expect(await needs('optins_waiting')).toEqual([])
  const waiting = `SELECT "id" FROM "AffiliateLead" WHERE "affiliateId" = $1 AND "email" IS NOT NULL
    AND "suppressedAt" IS NULL AND "unsubscribedAt" IS NULL ORDER BY "createdAt" LIMIT 3`
  expect(
    await change(
      `UPDATE "AffiliateLead" SET "awaitingSince" = now() WHERE "affiliateId" = $1 AND "id" IN (${waiting})`,
    ),
  ).toBe(3)
  await change(INSERT_DOUBT)
  const listed = await caller.lead.count({ blocked: 'AWAITING_CONFIRMATION' })
  expect((await needs('optins_waiting')).map(({ count }) => count)).toEqual([listed.count])
})

it('counts the credits that are held as the list of the mails that hold them', async () => {
  const { reserved, reservedBy } = await caller.credit.status()
  expect(reserved).toBeGreaterThan(0)
  const listed = async (status?: 'processing' | 'unconfirmed') =>
    (await caller.job.list({ credit: 'reserved', ...(status && { status }) })).pagination.total
  expect({
    all: await listed(),
    ...{ processing: await listed('processing'), unconfirmed: await listed('unconfirmed') },
  }).toEqual({ all: reserved, ...reservedBy })
  const { jobs } = await caller.job.list({ credit: 'reserved', status: 'completed' })
  expect(jobs).toEqual([])
})

/** One that the limit of a network had to wait. */
const INSERT_DOUBT = `INSERT INTO "OptinConfirmation"
    ("affiliateId", "formId", "leadId", "doubt", "name", "consentVersion", "expiresAt")
  SELECT f."affiliateId", f."id", l."id", 'FORM_RATE', l."name", 1, now() + interval '7 days'
  FROM "OptinForm" f JOIN "AffiliateLead" l ON l."affiliateId" = f."affiliateId"
  WHERE f."affiliateId" = $1 AND l."awaitingSince" IS NOT NULL LIMIT 1`
