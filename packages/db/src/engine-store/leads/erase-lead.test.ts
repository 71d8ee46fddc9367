import { ACCEPTED, BY, claimOne, enrolScene, settleAs } from '@booster/engine/testing/contract/scene'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { archiveFinishedJobs } from '../../archive/archive-finished-jobs.ts'
import { readEveryRow } from '../../testing/read-every-row.ts'
import { createPgHarness, type PgHarness, STANDING_CLOCK } from '../../testing/store-harness.ts'

let harness: PgHarness

beforeAll(async () => {
  harness = await createPgHarness()
}, 60_000)

afterAll(async () => {
  await harness?.end()
})

/** What no row may hold once the person is erased. */
const PERSON = [
  'Siti Rahma',
  'rahma@leads.test',
  '+6281234567890',
  'suka teh',
  'langganan-teh',
  '203.0.113.7',
]

async function findPerson(): Promise<readonly string[]> {
  const rows = await readEveryRow(harness.pool)
  return rows.filter((row) => PERSON.some((word) => row.includes(word)))
}

it('leaves nothing of the person in any table', async () => {
  const t = await harness.begin()
  const scene = await enrolScene(t, { delaysHours: [0, 0, 48] })
  const { affiliateId, leadId, runId } = scene
  const { pool } = harness
  await pool.query(
    `UPDATE "AffiliateLead" SET "name" = $2, "email" = $3, "whatsapp" = $4, "notes" = $5, "tags" = ARRAY[$6]
     WHERE "id" = $1`,
    [leadId, ...PERSON.slice(0, 5)],
  )
  await pool.query(
    `INSERT INTO "LeadConsent" ("affiliateId", "leadId", "text", "ip", "userAgent", "answers")
     VALUES ($1, $2, 'Setuju', $3, 'x', '[{"value": "suka teh"}]')`,
    [affiliateId, leadId, PERSON[5]],
  )
  await pool.query(`UPDATE "AffiliateAutomationLog" SET "triggerData" = '{"name": "Siti Rahma"}'`)
  const job = await claimOne(t)
  await settleAs(t, job, {
    kind: 'not-sent',
    fault: { code: 'PROVIDER_BUSY', message: 'no rahma@leads.test' },
  })
  await t.world.advance(60_000)
  const again = await claimOne(t)
  await settleAs(t, again, ACCEPTED)
  await t.store.applyDeliveryEvent({
    ...{ digest: 'one', kind: 'clicked', bounceClass: null, at: null, reason: 'rahma@leads.test said so' },
    link: 'https://x.test/?e=rahma@leads.test',
    source: {
      kind: 'provider',
      email: 'rahma@leads.test',
      messageRef: again.messageRef,
      providerId: null,
      payload: { to: 'rahma@leads.test' },
    },
  })
  expect((await findPerson()).length).toBeGreaterThan(6)

  expect(await t.store.eraseLead({ affiliateId, leadId, ...BY })).toEqual({ kind: 'changed' })
  expect(await findPerson()).toEqual([])
  // What the provider still says about the mail afterwards does not bring the person back.
  await t.store.applyDeliveryEvent({
    ...{ digest: 'two', kind: 'bounced', bounceClass: 'soft', at: null, link: null },
    reason: 'rahma@leads.test is full',
    source: {
      kind: 'provider',
      email: 'rahma@leads.test',
      messageRef: again.messageRef,
      providerId: null,
      payload: { to: 'rahma@leads.test' },
    },
  })
  expect(await t.world.readDeliveries(again.id)).toHaveLength(2)
  expect(await findPerson()).toEqual([])
  expect(await t.world.readJobs(runId)).toMatchObject([
    { status: 'completed', creditDeducted: true },
    { status: 'cancelled' },
    { status: 'cancelled' },
  ])
  expect(await t.world.violations()).toEqual([])
})

it('also cleans what has gone to the archive, which no other change may touch', async () => {
  const t = await harness.begin()
  const { affiliateId, leadId } = await enrolScene(t)
  const fault = { code: 'BLACKLISTED', message: 'rahma@leads.test is listed' }
  await settleAs(t, await claimOne(t), { kind: 'rejected', about: 'content', fault })
  await t.world.advance(100 * 24 * 3_600_000)
  await archiveFinishedJobs(harness.pool, STANDING_CLOCK, { olderThanDays: 30, maxMs: 30_000, from: null })
  const before = await harness.pool.query(`SELECT "errorMessage" FROM "ArchivedJob"`)
  expect(before.rows).toEqual([{ errorMessage: fault.message }])
  await t.store.eraseLead({ affiliateId, leadId, ...BY })
  const after = await harness.pool.query(`SELECT "errorMessage", "errorCode" FROM "ArchivedJob"`)
  expect(after.rows).toEqual([{ errorMessage: null, errorCode: 'BLACKLISTED' }])
  for (const change of [`"errorMessage" = 'x'`, `"errorMessage" = NULL, "attemptCount" = 7`])
    await expect(harness.pool.query(`UPDATE "ArchivedJob" SET ${change}`)).rejects.toThrow('append-only')
})
