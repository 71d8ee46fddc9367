import { writeLoadBase } from '@booster/db/demo/write-load-base'
import type { Store } from '@booster/engine/ports'
import type pg from 'pg'

const AFFILIATES = 200
const AUTOMATIONS = 5
const STEPS = 3
const LEADS = 100
const CREDITS = 50_000_000
const RUNS_AT_ONCE = 100_000
/** A job of a past run was sent so many days ago at most. */
const PAST_DAYS = 90

export type History = {
  /** Holds half of everything. */
  readonly largestAffiliateId: string
  /** Adds finished runs, completed jobs and their ledger until there are so many jobs. */
  growTo(jobs: number): Promise<void>
  /** Enrols leads of all affiliates by the product's own trigger; each first step is due at once. */
  enrolDue(store: Store, jobs: number): Promise<void>
}

/**
 * A database with a long past. Written by bulk statements in place of millions of sends, exactly as the sends
 * would have left it; the invariants are run over it afterwards.
 */
export const createHistory = async (pool: pg.Pool): Promise<History> => {
  const base = { affiliates: AFFILIATES, automations: AUTOMATIONS, steps: STEPS, spreadHours: 72 }
  const affiliates = await writeLoadBase(pool, { ...base, leadsPerAffiliate: LEADS, credits: CREDITS })
  await pool.query(`UPDATE "AffiliateAutomation" SET "reentry" = 'keyed'`)
  await writePlaces(pool, affiliates)
  const largest = affiliates[0]
  if (largest === undefined) throw new Error('no affiliates were written')
  let runs = 0
  let enrolments = 0
  return {
    largestAffiliateId: largest.affiliateId,
    growTo: async (jobs) => {
      const wanted = Math.ceil(jobs / STEPS)
      await withoutSecondaryIndexes(pool, async () => {
        for (; runs < wanted; runs += Math.min(RUNS_AT_ONCE, wanted - runs)) {
          await addRuns(pool, runs, Math.min(wanted, runs + RUNS_AT_ONCE) - 1)
        }
      })
      await pool.query('VACUUM ANALYZE')
      await pool.query('CHECKPOINT')
    },
    enrolDue: async (store, jobs) => {
      enrolments += 1
      const each = Math.ceil(jobs / AFFILIATES)
      for (const { affiliateId, automationIds, leadIds } of affiliates) {
        await store.enrolLeads({
          affiliateId,
          automationId: automationIds[enrolments % AUTOMATIONS] ?? '',
          leadIds: leadIds.slice(0, each),
          triggerType: 'AFTER_OPTIN',
          triggerKey: `due-${enrolments}`,
          by: null,
        })
      }
    },
  }
}

/** Keys by number, so that bulk statements can find them. */
const writePlaces = async (
  pool: pg.Pool,
  affiliates: readonly {
    affiliateId: string
    automationIds: readonly string[]
    leadIds: readonly string[]
  }[],
): Promise<void> => {
  await pool.query(`
    CREATE TABLE bench_automation (place int, n int, affiliate uuid, automation uuid, steps uuid[], PRIMARY KEY (place, n));
    CREATE TABLE bench_lead (place int, n int, lead uuid, PRIMARY KEY (place, n))`)
  const ids = affiliates.map(({ affiliateId }) => affiliateId)
  await pool.query(
    `INSERT INTO bench_automation
     SELECT u.place - 1, row_number() OVER (PARTITION BY u.place ORDER BY a."id") - 1, u.id, a."id",
       (SELECT array_agg(s."id" ORDER BY s."stepOrder") FROM "AffiliateAutomationStep" s
        WHERE s."affiliateId" = u.id AND s."automationId" = a."id")
     FROM unnest($1::uuid[]) WITH ORDINALITY AS u(id, place) JOIN "AffiliateAutomation" a ON a."affiliateId" = u.id`,
    [ids],
  )
  await pool.query(
    `INSERT INTO bench_lead
     SELECT u.place - 1, row_number() OVER (PARTITION BY u.place ORDER BY l."id") - 1, l."id"
     FROM unnest($1::uuid[]) WITH ORDINALITY AS u(id, place) JOIN "AffiliateLead" l ON l."affiliateId" = u.id`,
    [ids],
  )
}

/** Every second run is the first affiliate's, the others' take turns; ids rise with time, as real ones do. */
const RUNS = `
  SELECT i, b.affiliate, b.automation, b.steps, l.lead, ('01900000-0000-7000-8000-' || lpad(to_hex(i), 12, '0'))::uuid AS run,
    now() - interval '${PAST_DAYS} days' + ((i % 1000000) * interval '${PAST_DAYS - 1} days' / 1000000) AS at
  FROM generate_series($1::int, $2::int) AS i
  CROSS JOIN LATERAL (SELECT CASE WHEN i % 2 = 0 THEN 0 ELSE i / 2 % ${AFFILIATES - 1} + 1 END AS place) p
  JOIN bench_automation b ON b.place = p.place AND b.n = i / ${2 * AFFILIATES} % ${AUTOMATIONS}
  JOIN bench_lead l ON l.place = p.place AND l.n = i / ${2 * AFFILIATES * AUTOMATIONS} % ${LEADS}`

const JOBS = `
  SELECT r.*, s.n AS step, ('01900001-0000-7000-8000-' || lpad(to_hex(r.i * ${STEPS} + s.n), 12, '0'))::uuid AS job,
    r.at + (s.n - 1) * interval '24 hours' / ${STEPS} AS sent_at
  FROM (${RUNS}) r CROSS JOIN generate_series(1, ${STEPS}) AS s(n)`

const addRuns = async (pool: pg.Pool, from: number, to: number): Promise<void> => {
  const client = await pool.connect()
  try {
    await client.query('BEGIN')
    // Foreign keys hold by construction; checking a million of them one by one would take most of the time.
    await client.query('SET LOCAL session_replication_role = replica')
    for (const statement of [insertRuns, insertJobs, insertLedger, updateCredits, ...updateCounters]) {
      await client.query(statement, [from, to])
    }
    await client.query('COMMIT')
  } catch (error) {
    await client.query('ROLLBACK')
    throw error
  } finally {
    client.release()
  }
}

const insertRuns = `
  INSERT INTO "AffiliateAutomationLog" ("affiliateId", "id", "automationId", "leadId", "triggerType", "triggerKey", "status",
    "currentStepOrder", "totalSteps", "completedSteps", "startedAt", "completedAt", "lastExecutedAt")
  SELECT affiliate, run, automation, lead, 'AFTER_OPTIN', 'past-' || i, 'completed', ${STEPS}, ${STEPS}, ${STEPS}, at,
    at + interval '1 day', at + interval '1 day' FROM (${RUNS}) runs`

const insertJobs = `
  INSERT INTO "AffiliateAutomationJob" ("affiliateId", "id", "automationId", "stepId", "leadId", "runId", "stepOrder", "status",
    "scheduledAt", "executedAt", "attemptCount", "creditDeducted", "emailSent", "emailId", "sendMs", "stepVersion",
    "createdAt", "updatedAt")
  SELECT affiliate, job, automation, steps[step], lead, run, step, 'completed', sent_at, sent_at, 1, true, true, 'mk_' || i,
    40, 1, at, sent_at FROM (${JOBS}) jobs`

const insertLedger = `
  INSERT INTO "AffiliateCreditTransaction" ("affiliateId", "seq", "type", "amount", "balanceBefore", "balanceAfter", "jobId",
    "description", "createdAt")
  SELECT k.affiliate, c."ledgerSeq" + k.n, 'deduct', -1, c."balance" - k.n + 1, c."balance" - k.n, k.job,
    'Automation email: Automation - Step ' || k.step, k.sent_at
  FROM (SELECT j.*, row_number() OVER (PARTITION BY affiliate ORDER BY job) AS n FROM (${JOBS}) j) k
  JOIN "AffiliateCredit" c ON c."affiliateId" = k.affiliate`

const updateCredits = `
  UPDATE "AffiliateCredit" c SET "balance" = c."balance" - s.n, "totalUsed" = c."totalUsed" + s.n, "ledgerSeq" = c."ledgerSeq" + s.n
  FROM (SELECT affiliate, count(*)::int AS n FROM (${JOBS}) j GROUP BY 1) s WHERE c."affiliateId" = s.affiliate`

const updateCounters = [
  `UPDATE "AffiliateAutomationStep" t SET "sentCount" = t."sentCount" + s.n, "lastSentAt" = s.at
   FROM (SELECT affiliate, steps[step] AS step, count(*)::int AS n, max(sent_at) AS at FROM (${JOBS}) j GROUP BY 1, 2) s
   WHERE t."affiliateId" = s.affiliate AND t."id" = s.step`,
  `UPDATE "AutomationCounter" c SET "total" = c."total" + s.n * ${STEPS}, "runsCompleted" = c."runsCompleted" + s.n
   FROM (SELECT affiliate, automation, count(*)::int AS n FROM (${RUNS}) r GROUP BY 1, 2) s
   WHERE c."affiliateId" = s.affiliate AND c."automationId" = s.automation`,
  `INSERT INTO "AutomationDay" AS d ("affiliateId", "automationId", "day", "sent")
   SELECT affiliate, automation, (sent_at AT TIME ZONE 'Asia/Jakarta')::date, count(*)::int FROM (${JOBS}) j GROUP BY 1, 2, 3
   ON CONFLICT ("affiliateId", "automationId", "day") DO UPDATE SET "sent" = d."sent" + excluded."sent"`,
]

/** Building an index anew is many times faster than adding a million entries; those that carry constraints stay. */
const withoutSecondaryIndexes = async (pool: pg.Pool, body: () => Promise<void>): Promise<void> => {
  const { rows } = await pool.query<{ name: string; definition: string }>(`
    SELECT i.indexrelid::regclass::text AS name, pg_get_indexdef(i.indexrelid) AS definition
    FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid
    WHERE c.relname IN ('AffiliateAutomationJob', 'AffiliateAutomationLog', 'AffiliateCreditTransaction')
      AND NOT EXISTS (SELECT FROM pg_constraint k WHERE k.conindid = i.indexrelid)`)
  for (const { name } of rows) await pool.query(`DROP INDEX ${name}`)
  await body()
  for (const { definition } of rows) await pool.query(definition)
}
