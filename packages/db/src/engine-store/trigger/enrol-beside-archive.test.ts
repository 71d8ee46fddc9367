import { SYSTEM } from '@booster/engine/domain/actor'
import type { StoreHarness } from '@booster/engine/testing/store-harness'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createPgHarness, type PgHarness } from '../../testing/store-harness.ts'

let database: PgHarness

beforeAll(async () => {
  database = await createPgHarness()
}, 60_000)

afterAll(async () => {
  await database?.end()
})

/** Enrols a lead while somebody else holds the automation, changes it and commits only then. */
async function enrolBeside({ store, world }: StoreHarness, change: string) {
  const affiliateId = await world.addAffiliate({ credits: 1 })
  const { automationId } = await world.addAutomation({ affiliateId, delaysHours: [0, 1] })
  const leadId = await world.addLead({ affiliateId })
  const other = await database.pool.connect()
  try {
    await other.query('BEGIN')
    await other.query(`SELECT 1 FROM "AffiliateAutomation" WHERE "id" = $1 FOR UPDATE`, [automationId])
    const enrolling = store.enrolLeads({
      affiliateId,
      leadIds: [leadId],
      triggerType: 'AFTER_OPTIN',
      actor: SYSTEM,
    })
    await untilSomebodyWaits()
    await other.query(change, [automationId])
    await other.query('COMMIT')
    return await enrolling
  } finally {
    other.release()
  }
}

async function untilSomebodyWaits(): Promise<void> {
  const deadline = Date.now() + 10_000
  while (Date.now() < deadline) {
    const { rowCount } = await database.pool.query(
      `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
    )
    if (rowCount === 1) return
  }
  throw new Error('nobody waits for the automation')
}

it('enters no automation that is archived meanwhile', async () => {
  const change = `UPDATE "AffiliateAutomation" SET "status" = 'archived', "archivedAt" = now() WHERE "id" = $1`
  const report = await enrolBeside(await database.begin(), change)
  expect(report.enrolled).toEqual([])
  expect(report.skipped).toMatchObject([{ reason: 'NO_AUTOMATION' }])
})

it('plans no step that is deleted meanwhile', async () => {
  const change = `UPDATE "AffiliateAutomationStep" SET "archivedAt" = now() WHERE "automationId" = $1 AND "stepOrder" = 2`
  const report = await enrolBeside(await database.begin(), change)
  expect(report.enrolled).toMatchObject([{ jobs: 1 }])
})
