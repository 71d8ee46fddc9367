import { writeLoadBase } from '@booster/demo/write-load-base'
import { SYSTEM } from '@booster/engine/domain/actor'
import type { Store } from '@booster/engine/ports'
import type pg from 'pg'
import { withoutSecondaryIndexes } from './without-secondary-indexes.ts'

const AFFILIATES = 200
const AUTOMATIONS = 5
const STEPS = 3
const LEADS = 100
/** What stays open of the runs that are measured is due in ten and twenty days, so that it is no near future. */
const SPREAD_HOURS = 30 * 24
const CREDITS = 50_000_000
const RUNS_AT_ONCE = 100_000
/** A job of a past run was sent at most this many days ago; the last of 10 million a moment ago. */
const PAST_DAYS = 90
const RUNS_AT_MOST = 3_350_000
const FILLED = ['AffiliateAutomationJob', 'AffiliateAutomationLog', 'AffiliateCreditTransaction']

export type History = {
  /** Holds half of everything. */
  readonly largest: {
    readonly affiliateId: string
    readonly automationId: string
    readonly leadIds: readonly string[]
  }
  /** Adds finished runs, completed jobs and their ledger until there are this many jobs. */
  growTo(jobs: number): Promise<void>
  /** Enrols leads of all affiliates by the product's own trigger; each first step is due at once. */
  enrolDue(store: Store, jobs: number): Promise<void>
}

/**
 * A database with a long past. Written by bulk statements in place of millions of sends, exactly as the sends
 * would have left it; the invariants are run over it afterwards.
 */
export async function createHistory(pool: pg.Pool): Promise<History> {
  const base = { affiliates: AFFILIATES, automations: AUTOMATIONS, steps: STEPS, spreadHours: SPREAD_HOURS }
  const affiliates = await writeLoadBase(pool, { ...base, leadsPerAffiliate: LEADS, credits: CREDITS })
  await pool.query(`UPDATE "AffiliateAutomation" SET "reentry" = 'keyed'`)
  await writePlaces(pool, affiliates)
  const [first] = affiliates
  const automationId = first?.automationIds[0]
  if (first === undefined || automationId === undefined) throw new Error('no affiliates were written')
  let runs = 0
  let enrolments = 0
  return {
    largest: { affiliateId: first.affiliateId, automationId, leadIds: first.leadIds },
    growTo: async (jobs) => {
      const wanted = Math.ceil(jobs / STEPS)
      if (wanted > runs) await addRuns(pool, runs, wanted - 1)
      runs = Math.max(runs, wanted)
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
          actor: SYSTEM,
        })
      }
    },
  }
}

/** Keys by number, so that bulk statements can find them. */
async function writePlaces(
  pool: pg.Pool,
  affiliates: readonly {
    affiliateId: string
    automationIds: readonly string[]
    leadIds: readonly string[]
  }[],
): Promise<void> {
  await pool.query(`
    CREATE TABLE bench_automation (place int, n int, affiliate uuid, automation uuid, steps uuid[], PRIMARY KEY (place, n));
    CREATE TABLE bench_lead (place int, n int, lead uuid, PRIMARY KEY (place, n));
    CREATE TABLE bench_sum (affiliate uuid PRIMARY KEY, first_nth int);
    CREATE TABLE bench_day (affiliate uuid, automation uuid, step uuid, day date, part int, n int, at timestamptz)`)
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

/**
 * Every second run is the first affiliate's, the others' take turns; ids rise with time, as real ones do. `nth` counts
 * an affiliate's runs, so that its ledger can be written in any order.
 */
const RUNS = `
  SELECT i, p.nth, b.affiliate, b.automation, b.steps, l.lead,
    ('01900000-0000-7000-8000-' || lpad(to_hex(i), 12, '0'))::uuid AS run,
    now() - interval '${PAST_DAYS} days' + i * interval '${PAST_DAYS - 1} days' / ${RUNS_AT_MOST} AS at
  FROM generate_series($1::int, $2::int) AS i
  CROSS JOIN LATERAL (SELECT CASE WHEN i % 2 = 0 THEN 0 ELSE i / 2 % ${AFFILIATES - 1} + 1 END AS place,
    CASE WHEN i % 2 = 0 THEN i / 2 ELSE i / 2 / ${AFFILIATES - 1} END AS nth) p
  JOIN bench_automation b ON b.place = p.place AND b.n = i / ${2 * AFFILIATES} % ${AUTOMATIONS}
  JOIN bench_lead l ON l.place = p.place AND l.n = i / ${2 * AFFILIATES * AUTOMATIONS} % ${LEADS}`

const JOBS = `
  SELECT r.*, s.n AS step, ('01900001-0000-7000-8000-' || lpad(to_hex(r.i * ${STEPS} + s.n), 12, '0'))::uuid AS job,
    r.at + (s.n - 1) * interval '24 hours' / ${STEPS} AS sent_at
  FROM (${RUNS}) r CROSS JOIN generate_series(1, ${STEPS}) AS s(n)`

/** Runs from one number to another. Two writers take turns at chunks; what is shared is summed up at the end. */
async function addRuns(pool: pg.Pool, first: number, last: number): Promise<void> {
  await pool.query('TRUNCATE bench_day')
  await pool.query(BEGIN_SUMS, [first])
  const chunks: (readonly [number, number])[] = []
  for (let from = first; from <= last; from += RUNS_AT_ONCE)
    chunks.push([from, Math.min(last, from + RUNS_AT_ONCE - 1)])
  await withoutSecondaryIndexes(pool, FILLED, async () => {
    const write = async (): Promise<void> => {
      for (let chunk = chunks.shift(); chunk !== undefined; chunk = chunks.shift())
        await writeAtOnce(pool, chunk)
    }
    await Promise.all([write(), write()])
  })
  for (const statement of ADD_SUMS) await pool.query(statement)
}

async function writeAtOnce(pool: pg.Pool, chunk: readonly [number, number]): Promise<void> {
  const client = await pool.connect()
  try {
    await client.query('BEGIN')
    // Foreign keys hold by construction; checking a million of them one by one would take most of the time.
    await client.query('SET LOCAL session_replication_role = replica')
    for (const statement of [INSERT_RUNS, INSERT_JOBS, INSERT_LEDGER, SUM_DAYS]) {
      await client.query(statement, [...chunk])
    }
    await client.query('COMMIT')
  } catch (error) {
    await client.query('ROLLBACK')
    throw error
  } finally {
    client.release()
  }
}

const INSERT_RUNS = `
  INSERT INTO "AffiliateAutomationLog" ("affiliateId", "id", "automationId", "leadId", "triggerType", "triggerKey", "status",
    "currentStepOrder", "totalSteps", "completedSteps", "startedAt", "completedAt", "lastExecutedAt")
  SELECT affiliate, run, automation, lead, 'AFTER_OPTIN', 'past-' || i, 'completed', ${STEPS}, ${STEPS}, ${STEPS}, at,
    at + interval '1 day', at + interval '1 day' FROM (${RUNS}) runs`

const INSERT_JOBS = `
  INSERT INTO "AffiliateAutomationJob" ("affiliateId", "id", "automationId", "stepId", "leadId", "runId", "stepOrder", "status",
    "scheduledAt", "executedAt", "attemptCount", "creditDeducted", "emailSent", "emailId", "sendMs", "stepVersion",
    "createdAt", "updatedAt")
  SELECT affiliate, job, automation, steps[step], lead, run, step, 'completed', sent_at, sent_at, 1, true, true, 'mk_' || i,
    40, 1, at, sent_at FROM (${JOBS}) jobs`

const INSERT_LEDGER = `
  INSERT INTO "AffiliateCreditTransaction" ("affiliateId", "seq", "type", "amount", "balanceBefore", "balanceAfter", "jobId",
    "description", "createdAt")
  SELECT k.affiliate, c."ledgerSeq" + k.n, 'deduct', -1, c."balance" - k.n + 1, c."balance" - k.n, k.job,
    'Automation email: Automation - Step ' || k.step, k.sent_at
  FROM (SELECT j.*, (j.nth - s.first_nth) * ${STEPS} + j.step AS n
        FROM (${JOBS}) j JOIN bench_sum s ON s.affiliate = j.affiliate) k
  JOIN "AffiliateCredit" c ON c."affiliateId" = k.affiliate`

const SUM_DAYS = `
  INSERT INTO bench_day SELECT affiliate, automation, steps[step], (sent_at AT TIME ZONE 'Asia/Jakarta')::date,
    greatest(0, extract(hour FROM sent_at AT TIME ZONE 'Asia/Jakarta')::int - 21), count(*), max(sent_at)
  FROM (${JOBS}) j GROUP BY 1, 2, 3, 4, 5`

/** Where every affiliate's runs of this time begin: its first `nth`. */
const BEGIN_SUMS = `
  INSERT INTO bench_sum
  SELECT b.affiliate, CASE WHEN b.place = 0 THEN ($1::int + 1) / 2
    ELSE ($1::int / 2 + ${AFFILIATES - 1} - b.place) / ${AFFILIATES - 1} END
  FROM bench_automation b WHERE b.n = 0
  ON CONFLICT (affiliate) DO UPDATE SET first_nth = excluded.first_nth`

const ADD_SUMS = [
  `UPDATE "AffiliateCredit" c SET "balance" = c."balance" - s.n, "totalUsed" = c."totalUsed" + s.n, "ledgerSeq" = c."ledgerSeq" + s.n
   FROM (SELECT affiliate, sum(n)::int AS n FROM bench_day GROUP BY 1) s WHERE c."affiliateId" = s.affiliate`,
  `UPDATE "AffiliateAutomationStep" t SET "sentCount" = t."sentCount" + s.n, "lastSentAt" = s.at
   FROM (SELECT affiliate, step, sum(n)::int AS n, max(at) AS at FROM bench_day GROUP BY 1, 2) s
   WHERE t."affiliateId" = s.affiliate AND t."id" = s.step`,
  `UPDATE "AutomationCounter" c SET "total" = c."total" + s.n, "runsCompleted" = c."runsCompleted" + s.n / ${STEPS}
   FROM (SELECT affiliate, automation, sum(n)::int AS n FROM bench_day GROUP BY 1, 2) s
   WHERE c."affiliateId" = s.affiliate AND c."automationId" = s.automation`,
  `INSERT INTO "AutomationDay" AS d ("affiliateId", "automationId", "stepId", "day", "part", "sent")
   SELECT affiliate, automation, step, day, part, sum(n)::int FROM bench_day GROUP BY 1, 2, 3, 4, 5
   ON CONFLICT ("affiliateId", "automationId", "day", "part", "stepId") DO UPDATE SET "sent" = d."sent" + excluded."sent"`,
]
