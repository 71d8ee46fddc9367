import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createPool } from '../connection/connect.ts'
import { closePool } from '../testing/close-pool.ts'
import { createTestDatabase, type TestDatabase } from '../testing/test-database.ts'
import { findDistributionFaults } from './find-distribution-faults.ts'
import { tablePlacement, UNIQUE_OVER_ALL } from './table-placement.ts'

let database: TestDatabase
let pool: pg.Pool

beforeAll(async () => {
  database = await createTestDatabase()
  pool = createPool({ url: database.url, applicationName: 'distribution-test', max: 1 })
}, 60_000)

afterAll(async () => {
  await closePool(pool)
  await database.drop()
})

/** The faults after a change that is taken back. */
async function faultsAfter(change: string): Promise<readonly string[]> {
  const client = await pool.connect()
  try {
    await client.query(`BEGIN; ${change}`)
    return await findDistributionFaults(client, tablePlacement, UNIQUE_OVER_ALL)
  } finally {
    await client.query('ROLLBACK')
    client.release()
  }
}

describe('the tables of this release', () => {
  it('can be distributed by affiliate', async () => {
    expect(await findDistributionFaults(pool, tablePlacement, UNIQUE_OVER_ALL)).toEqual([])
  })
})

describe('a table cannot be distributed', () => {
  it.each([
    ['that nobody placed', 'CREATE TABLE "New" ("id" uuid PRIMARY KEY)', 'New has no placement'],
    [
      'whose primary key is a row id alone',
      `ALTER TABLE "AutomationAttempt" DROP CONSTRAINT "AutomationAttempt_pkey",
         ADD COLUMN "id" uuid CONSTRAINT "AutomationAttempt_pkey" PRIMARY KEY`,
      'AutomationAttempt_pkey of AutomationAttempt is unique without affiliateId',
    ],
    [
      'that forbids twins among all affiliates',
      'CREATE UNIQUE INDEX "lead_email" ON "AffiliateLead" (lower("email")) INCLUDE ("affiliateId")',
      'lead_email of AffiliateLead is unique without affiliateId',
    ],
    [
      'whose exclusion lets affiliates differ',
      `ALTER TABLE "AffiliateAutomationStep" ADD CONSTRAINT "steps_apart"
         EXCLUDE USING gist (int4range("stepOrder", "stepOrder", '[]') WITH &&)`,
      'steps_apart of AffiliateAutomationStep is unique without affiliateId',
    ],
    [
      'that refers to another without naming the affiliate',
      `ALTER TABLE "LeadConsent" ADD CONSTRAINT "consent_form" FOREIGN KEY ("formId") REFERENCES "OptinForm" ("id")`,
      'consent_form of LeadConsent does not carry affiliateId on both sides',
    ],
    [
      'that refers to a table of one place',
      `ALTER TABLE "AffiliateCreditTransaction" ADD FOREIGN KEY ("createdBy") REFERENCES "User" ("id")`,
      'AffiliateCreditTransaction_createdBy_fkey of AffiliateCreditTransaction leads from what is with its affiliate to what is in one place',
    ],
    [
      'whose rows would move along when a key changes',
      `ALTER TABLE "AffiliateDue" DROP CONSTRAINT "AffiliateDue_affiliateId_fkey", ADD CONSTRAINT "due_profile"
         FOREIGN KEY ("affiliateId") REFERENCES "AffiliateProfile" ("id") ON UPDATE CASCADE`,
      'due_profile of AffiliateDue would change affiliateId',
    ],
    [
      'whose affiliate may be missing',
      'ALTER TABLE "DeliveryEvent" DROP CONSTRAINT "DeliveryEvent_pkey", ALTER COLUMN "affiliateId" DROP NOT NULL',
      'DeliveryEvent has no required uuid affiliateId',
    ],
  ])('%s', async (_what, change, fault) => {
    expect(await faultsAfter(change)).toEqual([fault])
  })

  it('that refers to a distributed one from outside', async () => {
    expect(
      await faultsAfter(`ALTER TABLE "Alert" ADD COLUMN "formId" uuid REFERENCES "OptinForm" ("id")`),
    ).toEqual(['Alert_formId_fkey of Alert leads from what is in one place to what is with its affiliate'])
  })

  it('when its excuse has outlived the key', async () => {
    expect(await faultsAfter('DROP INDEX "OptinForm_slug_key"')).toEqual([
      'OptinForm_slug_key is excused but does not exist',
    ])
  })
})
