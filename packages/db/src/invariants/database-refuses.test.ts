import { ACCEPTED, claimOne, enrolScene, settleAs } from '@booster/engine/testing/contract/scene'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createPgHarness, type PgHarness } from '../testing/store-harness.ts'

let harness: PgHarness

beforeAll(async () => {
  harness = await createPgHarness()
}, 60_000)

afterAll(async () => {
  await harness?.end()
})

const JOBS = '"AffiliateAutomationJob"'
const LEDGER = '"AffiliateCreditTransaction"'
const NEW_LINE = `INSERT INTO ${LEDGER}
  ("affiliateId", "seq", "type", "amount", "balanceBefore", "balanceAfter", "jobId", "description")`

/** One mail has been sent and charged, another is on its way; then somebody runs a wrong statement. */
async function afterOneOfTwo(statement: string): Promise<void> {
  const t = await harness.begin()
  const { affiliateId } = await enrolScene(t)
  await settleAs(t, await claimOne(t), ACCEPTED)
  await enrolScene(t, { affiliateId })
  await claimOne(t)
  await harness.pool.query(statement)
}

describe('the database refuses', () => {
  it.each<[what: string, by: string, statement: string]>([
    [
      'a second charge of a job',
      'one_deduct_per_job',
      `${NEW_LINE} SELECT "affiliateId", 100, 'deduct', -1, "balanceAfter", "balanceAfter" - 1, "jobId", ''
       FROM ${LEDGER} WHERE "type" = 'deduct'`,
    ],
    [
      'a line of the ledger that does not add up',
      'ledger_running_balance',
      `${NEW_LINE} SELECT "affiliateId", 100, 'topup', 5, 1, 7, NULL, '' FROM ${LEDGER} LIMIT 1`,
    ],
    ['a changed line of the ledger', 'append-only', `UPDATE ${LEDGER} SET "description" = 'nothing'`],
    ['a deleted line of the ledger', 'append-only', `DELETE FROM ${LEDGER}`],
    [
      'a reservation beyond the balance',
      'credit_reserved_within_balance',
      `UPDATE "AffiliateCredit" SET "reserved" = "balance" + 1`,
    ],
    [
      'a second release',
      'credit_reserved_within_balance',
      `UPDATE "AffiliateCredit" SET "reserved" = "reserved" - 2`,
    ],
    [
      'a sent job that is to be sent again',
      'illegal transition',
      `UPDATE ${JOBS} SET "status" = 'pending', "creditDeducted" = false WHERE "status" = 'completed'`,
    ],
    [
      'a completed job that was not charged',
      'job_completed_iff_charged',
      `UPDATE ${JOBS} SET "status" = 'completed', "leaseToken" = NULL, "leaseUntil" = NULL, "creditReserved" = false,
         "emailSent" = true, "executedAt" = now() WHERE "status" = 'processing'`,
    ],
    [
      'a job put back that keeps its reservation',
      'job_reserved_while_in_doubt',
      `UPDATE ${JOBS} SET "status" = 'pending', "leaseToken" = NULL, "leaseUntil" = NULL WHERE "status" = 'processing'`,
    ],
    [
      'a job on its way without a lease',
      'job_lease_iff_processing',
      `UPDATE ${JOBS} SET "leaseToken" = NULL, "leaseUntil" = NULL WHERE "status" = 'processing'`,
    ],
  ])('%s', async (_what, by, statement) => {
    await expect(afterOneOfTwo(statement)).rejects.toThrow(by)
  })
})
