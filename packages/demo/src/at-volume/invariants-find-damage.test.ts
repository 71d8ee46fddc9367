import { createPool } from '@booster/db/connection/connect'
import { listInvariants } from '@booster/db/invariants/list-invariants'
import { checkInvariants, runInvariants } from '@booster/db/invariants/run-invariants'
import type { Pool } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createDemoDatabase } from '../testing/demo-database.ts'

const database = await createDemoDatabase()
let pool: Pool

beforeAll(async () => {
  pool = createPool({ url: database.url, applicationName: 'test-invariants', max: 2 })
})
afterAll(async () => {
  await pool.end()
  await database.drop()
})

// Breaks data inside a transaction that never commits. Replica mode turns foreign keys and triggers off.
async function namesBrokenBy(statements: string, clock = 'now()'): Promise<readonly string[]> {
  const client = await pool.connect()
  try {
    await client.query('BEGIN; SET LOCAL session_replication_role = replica')
    await client.query(statements)
    const results = await checkInvariants(client, { clock })
    return results.filter((result) => result.rows.length > 0).map((result) => result.name)
  } finally {
    await client.query('ROLLBACK')
    client.release()
  }
}

function one(what: string): string {
  return `(SELECT "id" FROM "AffiliateAutomationJob" WHERE ${what} ORDER BY "id" LIMIT 1)`
}
function dropCheck(table: string, constraint: string): string {
  return `ALTER TABLE "${table}" DROP CONSTRAINT "${constraint}";`
}
function withLead(column: string): string {
  return `
  UPDATE "AffiliateLead" SET "${column}" = now() - interval '3 days'
  WHERE "id" = (SELECT "leadId" FROM "AffiliateAutomationJob" WHERE "executedAt" > now() - interval '2 days' LIMIT 1)`
}
function leaseOf(until: string): string {
  return `
  WITH leased AS (
    UPDATE "AffiliateAutomationJob" SET "status" = 'processing', "creditReserved" = true,
      "leaseToken" = gen_random_uuid(), "leaseUntil" = ${until}
    WHERE "id" = ${one(`"status" = 'pending'`)} RETURNING "affiliateId", "id", "leaseToken", "leaseUntil"),
  reserved AS (
    UPDATE "AffiliateCredit" c SET "reserved" = "reserved" + 1 FROM leased WHERE c."affiliateId" = leased."affiliateId")`
}

function archive(what: string): string {
  return `
  INSERT INTO "ArchivedJob" ("affiliateId", "id", "automationId", "stepId", "leadId", "runId", "stepOrder", "status",
    "scheduledAt", "executedAt", "retryCount", "maxRetries", "attemptCount", "creditAmount", "messageRef", "createdAt",
    "updatedAt", "archivedAt")
  SELECT "affiliateId", "id", "automationId", "stepId", "leadId", "runId", "stepOrder", "status", "scheduledAt",
    "executedAt", "retryCount", "maxRetries", "attemptCount", "creditAmount", "messageRef", "createdAt", "updatedAt", now()
  FROM "AffiliateAutomationJob" WHERE "id" = ${one(what)}`
}

const damages: readonly (readonly [name: string, damage: string, statements: string])[] = [
  [
    'credit-covers-reserved',
    'a reservation beyond the balance',
    `${dropCheck('AffiliateCredit', 'credit_reserved_within_balance')}
     UPDATE "AffiliateCredit" SET "reserved" = "balance" + 1`,
  ],
  [
    'balance-is-ledger-sum',
    'a balance changed by hand',
    `UPDATE "AffiliateCredit" SET "balance" = "balance" + 1 WHERE "balance" > 0`,
  ],
  [
    'balance-is-ledger-sum',
    'a wrong total used',
    `UPDATE "AffiliateCredit" SET "totalUsed" = "totalUsed" + 1`,
  ],
  [
    'balance-is-ledger-sum',
    'a wrong total topped up',
    `UPDATE "AffiliateCredit" SET "totalToppedUp" = "totalToppedUp" + 1`,
  ],
  [
    'reserved-is-jobs-reserved',
    'a leaked reservation',
    `UPDATE "AffiliateCredit" SET "reserved" = "reserved" + 1 WHERE "balance" > 1000`,
  ],
  [
    'one-charge-per-job',
    'a second charge',
    `DROP INDEX "AffiliateCreditTransaction_one_deduct_per_job";
     INSERT INTO "AffiliateCreditTransaction" ("affiliateId", "seq", "type", "amount", "balanceBefore", "balanceAfter", "jobId", "description")
     SELECT "affiliateId", 1000000, 'deduct', -1, "balanceAfter", "balanceAfter" - 1, "jobId", ''
     FROM "AffiliateCreditTransaction" WHERE "jobId" IS NOT NULL AND "balanceAfter" > 1 LIMIT 1`,
  ],
  [
    'completed-iff-charged',
    'a completed job without a charge',
    `DELETE FROM "AffiliateCreditTransaction" WHERE "jobId" = ${one(`"status" = 'completed'`)}`,
  ],
  [
    'completed-iff-charged',
    'a charge for a job that failed',
    `INSERT INTO "AffiliateCreditTransaction" ("affiliateId", "seq", "type", "amount", "balanceBefore", "balanceAfter", "jobId", "description")
     SELECT "affiliateId", 1000000, 'deduct', -1, 10, 9, "id", '' FROM "AffiliateAutomationJob" WHERE "status" = 'failed' LIMIT 1`,
  ],
  [
    'reserved-iff-on-its-way',
    'an unconfirmed job that lost its reservation',
    `UPDATE "AffiliateAutomationJob" SET "creditReserved" = false WHERE "status" = 'unconfirmed'`,
  ],
  ['lease-iff-processing', 'a lease without a claim', `${leaseOf(`now() + interval '1 minute'`)} SELECT 1`],
  [
    'lease-iff-processing',
    'a lease on a pending job',
    `${dropCheck('AffiliateAutomationJob', 'job_lease_iff_processing')}
     UPDATE "AffiliateAutomationJob" SET "leaseToken" = gen_random_uuid(), "leaseUntil" = now() WHERE "id" = ${one(`"status" = 'pending'`)}`,
  ],
  [
    'no-lease-overdue',
    'a lease that nobody rescued',
    `${leaseOf(`now() - interval '2 minutes'`)}
     INSERT INTO "JobClaim" SELECT "leaseToken", 'gone', "leaseUntil", ARRAY["affiliateId"], ARRAY["id"] FROM leased`,
  ],
  ['ledger-chains', 'a missing row', `DELETE FROM "AffiliateCreditTransaction" WHERE "seq" = 7`],
  ['ledger-chains', 'a lost end', `UPDATE "AffiliateCredit" SET "ledgerSeq" = "ledgerSeq" + 1`],
  [
    'one-affiliate-throughout',
    `another affiliate's run`,
    `UPDATE "AffiliateAutomationJob" SET "runId" = gen_random_uuid() WHERE "id" = ${one('true')}`,
  ],
  [
    'run-is-its-jobs',
    'a wrong counter',
    `UPDATE "AffiliateAutomationLog" SET "completedSteps" = "completedSteps" - 1, "cancelledSteps" = "cancelledSteps" + 1
     WHERE "completedSteps" > 0 AND "status" = 'active'`,
  ],
  [
    'run-is-its-jobs',
    'a run that is over although a mail waits',
    `${dropCheck('AffiliateAutomationLog', 'run_open_iff_jobs_open')}
     UPDATE "AffiliateAutomationLog" SET "status" = 'completed' WHERE "status" = 'active'`,
  ],
  [
    'sent-count-is-completed-jobs',
    'a wrong counter',
    `UPDATE "AffiliateAutomationStep" SET "sentCount" = "sentCount" + 1`,
  ],
  [
    'sent-count-is-completed-jobs',
    'a mail to come that does not exist',
    `UPDATE "AffiliateAutomationStep" SET "openCount" = "openCount" + 1`,
  ],
  ['counters-are-facts', 'a wrong counter', `UPDATE "AutomationCounter" SET "held" = "held" + 1`],
  ['counters-are-facts', 'a run too many', `UPDATE "AutomationCounter" SET "runsActive" = "runsActive" + 1`],
  [
    'counters-are-facts',
    'an automation without counters',
    `INSERT INTO "AffiliateAutomation" ("affiliateId", "name", "triggerType")
     SELECT "affiliateId", 'x', 'WELCOME' FROM "AffiliateAutomation" LIMIT 1`,
  ],
  [
    'counters-are-facts',
    'an open that nobody counted',
    `UPDATE "AutomationDay" SET "opened" = "opened" - 1 WHERE "opened" > 0`,
  ],
  [
    'counters-are-facts',
    'an opening by a machine that nobody counted',
    `UPDATE "DeliveryEvent" SET "byMachine" = true WHERE "kind" = 'opened'`,
  ],
  [
    'counters-are-facts',
    'a lead that left without a trace',
    `UPDATE "AffiliateAutomationLog" r SET "leftAt" = now(), "leftBy" = (
       SELECT j."id" FROM "AffiliateAutomationJob" j WHERE j."runId" = r."id" LIMIT 1)`,
  ],
  ['counters-are-facts', 'a domain that nobody counted', `DELETE FROM "DomainDay" WHERE "sent" > 0`],
  [
    'counters-are-facts',
    'a click counted twice by its domain',
    `UPDATE "DomainDay" SET "clicked" = "clicked" + 1`,
  ],
  [
    'counters-are-facts',
    'a failure without its reason',
    `DELETE FROM "AutomationFailure" WHERE "failed" > 0`,
  ],
  [
    'counters-are-facts',
    'early news that nobody kept',
    `UPDATE "AffiliateAutomationJob" SET "earlyNews" = 3 WHERE "status" = 'failed'`,
  ],
  ['counters-are-facts', 'a missing day', `DELETE FROM "AutomationDay" WHERE "sent" > 0`],
  [
    'counters-are-facts',
    'an archive that nobody counted',
    `UPDATE "AutomationCounter" SET "archivedFailed" = 1 WHERE "failed" > 0`,
  ],
  ['nothing-sent-after-suppression', 'a mail after a complaint', withLead('suppressedAt')],
  ['nothing-sent-after-suppression', 'a mail after an unsubscription', withLead('unsubscribedAt')],
  [
    'provider-event-once',
    'one event for two mails',
    `UPDATE "DeliveryEvent" SET "digest" = 'same' WHERE ("jobId", "digest") IN (
       SELECT min("jobId"::text)::uuid, min("digest") FROM "DeliveryEvent" WHERE "kind" = 'delivered' GROUP BY "jobId" LIMIT 2)`,
  ],
  [
    'provider-event-once',
    'an event whose job is lost',
    `UPDATE "DeliveryEvent" SET "jobId" = gen_random_uuid()`,
  ],
  [
    'cancelled-run-is-quiet',
    'a waiting mail under a cancelled run',
    `UPDATE "AffiliateAutomationLog" SET "status" = 'cancelled' WHERE "status" = 'active'`,
  ],
  [
    'accepted-once',
    'a hand-over both accepted and refused',
    `INSERT INTO "AutomationAttempt" ("affiliateId", "jobId", "attemptNo", "outcome", "errorCode", "message")
     SELECT "affiliateId", "id", "attemptCount", 'rejected', 'X', 'x' FROM "AffiliateAutomationJob"
     WHERE "status" = 'completed' AND "attemptCount" = 1 LIMIT 1`,
  ],
  [
    'accepted-once',
    'an unconfirmed mail sent again by itself',
    `UPDATE "AffiliateAutomationJob" SET "attemptCount" = 2 WHERE "status" = 'unconfirmed'`,
  ],
  [
    'unconfirmed-ends',
    'an old doubt',
    `UPDATE "AffiliateAutomationJob" SET "unconfirmedAt" = now() - interval '73 hours' WHERE "status" = 'unconfirmed'`,
  ],
  ['nothing-forgotten', 'an affiliate nobody looks at', `DELETE FROM "AffiliateDue"`],
  ['nothing-forgotten', 'a look that comes too late', `UPDATE "AffiliateDue" SET "nextDueAt" = 'infinity'`],
  [
    'attempts-are-counted',
    'an attempt too many',
    `UPDATE "AutomationAttempt" SET "attemptNo" = 99 WHERE "attemptNo" = 16`,
  ],
  [
    'attempts-are-counted',
    'an attempt whose job is lost',
    `UPDATE "AutomationAttempt" SET "jobId" = gen_random_uuid() WHERE "attemptNo" = 16`,
  ],
  ['every-text-is-kept', 'a lost text', `DELETE FROM "AffiliateAutomationStepVersion"`],
  ['archived-whole', 'a job that is both live and archived', archive(`"status" = 'completed'`)],
  [
    'archived-whole',
    'an archived job of a run that goes on',
    `${archive(`"status" = 'completed' AND EXISTS (SELECT FROM "AffiliateAutomationLog" r
       WHERE r."id" = "runId" AND r."status" = 'active')`)};
     DELETE FROM "AffiliateAutomationJob" j USING "ArchivedJob" a WHERE a."runId" = j."runId"`,
  ],
  [
    'one-run-goes-on',
    'two open runs of one lead',
    `INSERT INTO "AffiliateAutomationLog"
     SELECT (jsonb_populate_record(r, jsonb_build_object('id', gen_random_uuid(), 'entry', 9))).*
     FROM "AffiliateAutomationLog" r WHERE r."status" = 'active' LIMIT 1`,
  ],
  [
    'approved-top-up-is-booked',
    'an approved request without a booking',
    `INSERT INTO "TopupRequest" ("affiliateId", "credits", "state", "bookedCredits", "decidedAt")
     SELECT "id", 5, 'approved', 5, now() FROM "AffiliateProfile" LIMIT 1`,
  ],
  [
    'approved-top-up-is-booked',
    'a booking of a request that is open',
    `WITH open AS (INSERT INTO "TopupRequest" ("affiliateId", "credits")
       SELECT "affiliateId", 5 FROM "AffiliateCreditTransaction" WHERE "type" = 'topup' LIMIT 1 RETURNING *)
     UPDATE "AffiliateCreditTransaction" t SET "reference" = 'topup-request/' || open."id" FROM open
     WHERE t."affiliateId" = open."affiliateId" AND t."seq" = (SELECT min(f."seq") FROM "AffiliateCreditTransaction" f
       WHERE f."affiliateId" = open."affiliateId" AND f."type" = 'topup')`,
  ],
  [
    'nothing-after-the-goal',
    'a mail that left after the goal',
    `UPDATE "AffiliateAutomationLog" SET "goalAt" = now() - interval '1 hour' WHERE "status" = 'completed';
     UPDATE "AffiliateAutomationJob" j SET "clearedAt" = now() FROM "AffiliateAutomationLog" r
     WHERE r."id" = j."runId" AND r."goalAt" IS NOT NULL`,
  ],
  [
    'nothing-after-the-goal',
    'a run that goes on after its goal',
    `UPDATE "AffiliateAutomationLog" SET "goalAt" = now() WHERE "status" = 'active'`,
  ],
  [
    'nothing-after-the-goal',
    'a mail that left without asking',
    `UPDATE "AffiliateAutomationJob" SET "mustAsk" = true, "sendMs" = 1 WHERE "status" = 'completed'`,
  ],
]

describe('runInvariants', () => {
  it('finds nothing in sound data, in the order of the numbers', async () => {
    const results = await runInvariants(pool)
    expect(results.filter((result) => result.rows.length > 0)).toEqual([])
    expect(results.map((result) => result.number)).toEqual(results.map((_, index) => index + 1))
  })

  it.each(damages)('%s: finds %s', async (name, _damage, statements) => {
    expect(await namesBrokenBy(statements)).toContain(name)
  })

  it('has a damage for every invariant', () => {
    expect([...new Set(damages.map(([name]) => name))]).toEqual(
      listInvariants().map((invariant) => invariant.name),
    )
  })

  it('allows a second hand-over after a doubt that a person or the rule asked for', async () => {
    const again = `UPDATE "AffiliateAutomationJob" SET "attemptCount" = 2 WHERE "status" = 'unconfirmed';`
    const asked = `INSERT INTO "ActivityLog" ("affiliateId", "action", "objectType", "objectId")
      SELECT "affiliateId", 'job.resolve', 'job', "id" FROM "AffiliateAutomationJob" WHERE "status" = 'unconfirmed'`
    expect(await namesBrokenBy(again + asked)).toEqual([])
    expect(
      await namesBrokenBy(`${again} UPDATE "AffiliateAutomation" SET "onUnconfirmed" = 'send_again_once'`),
    ).toEqual([])
  })

  it('goes by the clock it is given', async () => {
    const late = await runInvariants(pool, { clock: `(now() + interval '80 hours')` })
    expect(late.filter((result) => result.rows.length > 0).map((result) => result.name)).toEqual([
      'unconfirmed-ends',
    ])
  })

  it('shows at most 20 rows and leaves the connection usable', async () => {
    const results = await runInvariants(pool, { clock: `(now() + interval '80 hours')` })
    expect(Math.max(...results.map((result) => result.rows.length))).toBeLessThanOrEqual(20)
    await expect(runInvariants(pool, { clock: 'no_such_clock()' })).rejects.toThrow(/no_such_clock/)
    expect((await pool.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }])
  })
})
