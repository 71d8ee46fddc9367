import { SYSTEM } from '@booster/engine/domain/actor'
import { NEWS, type SuppressionReason } from '@booster/engine/domain/delivery-event'
import { snoozedForMs } from '@booster/engine/domain/forecast/job-gate'
import { type UndoFacts, wasRunEnded } from '@booster/engine/domain/job-refusal'
import type { TopUpState } from '@booster/engine/domain/top-ups/top-up-request'
import type {
  AttemptView,
  BulkTriggerView,
  CreditView,
  DeliveryView,
  DomainView,
  ForecastFacts,
  JobView,
  StoreHarness,
  World,
} from '@booster/engine/testing/store-harness'
import type pg from 'pg'
import type { SqlClock } from '../connection/clock.ts'
import { createPool } from '../connection/connect.ts'
import { findUncoveredJobs } from '../credits/find-uncovered-jobs.ts'
import { readSending } from '../engine-status/read-sending.ts'
import { hashEmail } from '../engine-store/steer/suppress-leads.ts'
import { createPgStore } from '../engine-store/store.ts'
import { runInvariants } from '../invariants/run-invariants.ts'
import { readJob } from '../jobs/read-job.ts'
import { nextWaitingJob } from '../runs/next-waiting-job.ts'
import { readRun } from '../runs/read-run.ts'
import { createTestDatabase } from './test-database.ts'

/** A clock that stands still until the test moves it; it lives in the test's own database. */
export const STANDING_CLOCK: SqlClock = { now: '(SELECT "at" FROM "TestClock")' }
/** Ahead of the machine's clock, as a demo's may be, so that an operation which reads the wrong clock fails its test. */
const START_AT = '2031-01-06T02:00:00Z'

export const HASH_KEY = 'test'

/** Who refers to others comes first. */
const TABLES = [
  ...[
    'AutomationAttempt',
    'DeliveryEvent',
    'WebhookEvent',
    'ArchivedJob',
    'AffiliateAutomationJob',
    'AffiliateAutomationLog',
    'LeadConsent',
    'LeadEvent',
    'OptinConfirmation',
    'OptinRate',
    'FormConsentText',
    'AffiliateLead',
    'BulkTriggerPortion',
    'BulkTrigger',
  ],
  ...['AffiliateAutomationStepVersion', 'AffiliateAutomationStep', 'AutomationCounter', 'AutomationDay'],
  'AutomationFailure',
  'DomainDay',
  ...['OptinForm', 'AffiliateAutomation', 'Suppression', 'AffiliateDue', 'AffiliateCreditTransaction'],
  ...[
    'AffiliateCredit',
    'TopupRequest',
    'AffiliateProfile',
    'User',
    'JobClaim',
    'ProviderState',
    'ActivityLog',
    'TestClock',
  ],
]
/** What may only grow: nothing but a test may empty it. */
const APPEND_ONLY = ['AffiliateCreditTransaction', 'ActivityLog', 'ArchivedJob', 'FormConsentText']

const DOMAIN_SUMS = ['sent', ...NEWS].map((name) => `sum("${name}")::int AS "${name}"`).join(', ')

// Deleting a few rows takes a tenth of the time that TRUNCATE needs for the files of this many tables.
const EMPTY = [
  'BEGIN',
  ...APPEND_ONLY.map((table) => `ALTER TABLE "${table}" DISABLE TRIGGER USER`),
  ...TABLES.map((table) => `DELETE FROM "${table}"`),
  ...APPEND_ONLY.map((table) => `ALTER TABLE "${table}" ENABLE TRIGGER USER`),
  'COMMIT',
].join(';')

export type PgHarness = {
  readonly url: string
  /** For damage that no operation of the store does. */
  readonly pool: pg.Pool
  /** Empties the database and gives the world of one test. */
  begin(): Promise<StoreHarness>
  end(): Promise<void>
}

/** The store on a PostgreSQL database of its own, with the eyes and hands of the contract. */
export async function createPgHarness(): Promise<PgHarness> {
  const database = await createTestDatabase()
  const pool = createPool({ url: database.url, applicationName: 'store-contract', max: 12, forEngine: true })
  await pool.query('CREATE TABLE "TestClock" ("at" timestamptz(3) NOT NULL)')
  const store = createPgStore({ pool, clock: STANDING_CLOCK, hashKey: HASH_KEY })
  return {
    url: database.url,
    pool,
    begin: async () => {
      await pool.query(EMPTY)
      await pool.query('INSERT INTO "TestClock" VALUES ($1)', [START_AT])
      return { store, world: createPgWorld(pool, store) }
    },
    end: async () => {
      await pool.end()
      await database.drop()
    },
  }
}

function createPgWorld(pool: pg.Pool, store: StoreHarness['store']): World {
  let made = 0
  const row = async <Row extends object>(text: string, values: readonly unknown[]): Promise<Row> => {
    const { rows } = await pool.query<Row>(text, [...values])
    const [first] = rows
    if (first === undefined) throw new Error(`nothing found by ${text}`)
    return first
  }
  const insert = async (text: string, values: readonly unknown[]): Promise<string> =>
    (await row<{ id: string }>(`${text} RETURNING "id"`, values)).id
  return {
    addAffiliate: async ({ credits = 0 } = {}) => {
      made += 1
      const userId = await insert(`INSERT INTO "User" ("name", "email") VALUES ($1, $2)`, [
        `User ${made}`,
        `user-${made}@affiliates.test`,
      ])
      const id = await insert(`INSERT INTO "AffiliateProfile" ("userId", "displayName") VALUES ($1, $2)`, [
        userId,
        `Affiliate ${made}`,
      ])
      if (credits > 0) {
        await store.topUpCredit({
          affiliateId: id,
          amountCredits: credits,
          type: 'topup',
          description: 'start',
          reference: 'start',
          actor: SYSTEM,
        })
      }
      return id
    },
    addLead: ({ affiliateId, email }) => {
      made += 1
      return insert(`INSERT INTO "AffiliateLead" ("affiliateId", "name", "email") VALUES ($1, $2, $3)`, [
        affiliateId,
        `Lead ${made}`,
        email === undefined ? `lead-${made}@leads.test` : email,
      ])
    },
    addAutomation: async ({ affiliateId, delaysHours = [0], ...input }) => {
      made += 1
      const automationId = await insert(
        `INSERT INTO "AffiliateAutomation"
           ("affiliateId", "name", "triggerType", "status", "reentry", "onNoCredit", "onUnconfirmed", "catchUp", "catchUpHours",
            "trackOpens", "trackClicks", "endOnReply", "goalEvents")
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
        [
          affiliateId,
          `Automation ${made}`,
          input.triggerType ?? 'AFTER_OPTIN',
          input.status ?? 'active',
          input.reentry ?? 'once',
          input.onNoCredit ?? 'fail',
          input.onUnconfirmed ?? 'release',
          input.catchUp ?? 'send_now',
          input.catchUpHours ?? 24,
          input.trackOpens ?? 'auto',
          input.trackClicks ?? true,
          input.endOnReply ?? false,
          input.goalEvents ?? [],
        ],
      )
      await pool.query(`INSERT INTO "AutomationCounter" ("affiliateId", "automationId") VALUES ($1, $2)`, [
        affiliateId,
        automationId,
      ])
      const steps = delaysHours.map((hours, index) => ({
        delayMinutes: hours * 60,
        emailSubject: `Subject ${index + 1}`,
        preheader: '',
        emailBody: `Body ${index + 1}`,
      }))
      await store.publishSteps({ affiliateId, automationId, steps, actor: SYSTEM })
      const { rows } = await pool.query<{ id: string }>(
        `SELECT "id" FROM "AffiliateAutomationStep" WHERE "affiliateId" = $1 AND "automationId" = $2 ORDER BY "stepOrder"`,
        [affiliateId, automationId],
      )
      return { automationId, stepIds: rows.map((step) => step.id) }
    },
    addForm: async ({ affiliateId, consentTexts = ['I agree.'], ...form }) => {
      const { active = true, doubleOptIn = false, automationId, tags } = form
      made += 1
      const id = await insert(
        `INSERT INTO "OptinForm"
           ("affiliateId", "slug", "title", "consentText", "thankYouText", "active", "automationId", "tags", "doubleOptIn")
         VALUES ($1, $2, 'Form', $4, 'Thanks.', $3, $5, $6, $7)`,
        [affiliateId, `form-${made}`, active, consentTexts[0], automationId ?? null, tags ?? [], doubleOptIn],
      )
      for (const text of consentTexts.slice(1))
        await pool.query(`UPDATE "OptinForm" SET "consentText" = $2 WHERE "id" = $1`, [id, text])
      return id
    },
    addBulkTrigger: async ({ affiliateId, portions, leaseToken }) => {
      const id = await insert(
        `INSERT INTO "BulkTrigger" ("affiliateId", "triggerType", "totalLeads", "portionCount", "leaseToken", "leaseUntil")
         VALUES ($1, 'AFTER_OPTIN', $2, $3, $4, ${STANDING_CLOCK.now} + interval '1 minute')`,
        [affiliateId, portions.flat().length, portions.length, leaseToken],
      )
      for (const [index, leadIds] of portions.entries()) {
        await pool.query(
          `INSERT INTO "BulkTriggerPortion" ("affiliateId", "bulkTriggerId", "portion", "leadCount", "leadIds")
           VALUES ($1, $2, $3, $4, $5)`,
          [affiliateId, id, index + 1, leadIds.length, leadIds],
        )
      }
      return id
    },
    addTopUpRequest: async ({ affiliateId, credits }) =>
      (
        await row<{ id: string }>(
          `INSERT INTO "TopupRequest" ("affiliateId", "credits") VALUES ($1, $2) RETURNING "id"`,
          [affiliateId, credits],
        )
      ).id,
    refuseTopUpRequest: async (requestId) => {
      await pool.query(
        `UPDATE "TopupRequest" SET "state" = 'refused', "reason" = 'no', "decidedAt" = now() WHERE "id" = $1`,
        [requestId],
      )
    },
    readTopUpState: async (requestId) =>
      (
        await row<{ state: TopUpState }>(
          `SELECT "state"::text AS "state" FROM "TopupRequest" WHERE "id" = $1`,
          [requestId],
        )
      ).state,
    setAffiliateStatus: async (affiliateId, status) => {
      await pool.query(`UPDATE "AffiliateProfile" SET "status" = $2 WHERE "id" = $1`, [affiliateId, status])
    },
    eraseAddress: async (leadId) => {
      await pool.query(`UPDATE "AffiliateLead" SET "email" = NULL WHERE "id" = $1`, [leadId])
    },
    advance: async (ms) => {
      await pool.query(`UPDATE "TestClock" SET "at" = "at" + $1 * interval '1 millisecond'`, [ms])
    },
    readJob: (jobId) => row<JobView>(`${SELECT_JOBS} WHERE "id" = $1`, [jobId]),
    readJobRules: (jobId, undoWithinMs) => readJobRules(pool, jobId, undoWithinMs),
    readForecastFacts: (jobId, provider) => readForecastFacts(pool, jobId, provider),
    readRun: (runId) =>
      row(
        `SELECT "status", "totalSteps", "completedSteps", "failedSteps", "cancelledSteps"
         FROM "AffiliateAutomationLog" WHERE "id" = $1`,
        [runId],
      ),
    readJobs: async (runId) => {
      const { rows } = await pool.query<JobView>(`${SELECT_JOBS} WHERE "runId" = $1 ORDER BY "stepOrder"`, [
        runId,
      ])
      return rows
    },
    readCredit: async (affiliateId) => {
      const { rows } = await pool.query<CreditView>(
        `SELECT "balance", "reserved", "totalToppedUp", "totalUsed" FROM "AffiliateCredit" WHERE "affiliateId" = $1`,
        [affiliateId],
      )
      return rows[0] ?? { balance: 0, reserved: 0, totalToppedUp: 0, totalUsed: 0 }
    },
    readLedger: async (affiliateId) => {
      const { rows } = await pool.query(
        `SELECT "type", "amount", "balanceBefore", "balanceAfter", "jobId", "reference",
           round(extract(epoch FROM ${STANDING_CLOCK.now} - "createdAt") * 1000)::float8 AS "ageMs"
         FROM "AffiliateCreditTransaction" WHERE "affiliateId" = $1 ORDER BY "seq"`,
        [affiliateId],
      )
      return rows
    },
    readStepSentCount: async (stepId) => {
      const step = await row<{ sentCount: number }>(
        `SELECT "sentCount" FROM "AffiliateAutomationStep" WHERE "id" = $1`,
        [stepId],
      )
      return step.sentCount
    },
    readCounters: (automationId) =>
      row(
        `SELECT coalesce(c."total", 0) AS "total", coalesce(c."held", 0) AS "held",
           coalesce(c."unconfirmed", 0) AS "unconfirmed", coalesce(c."failed", 0) AS "failed",
           coalesce(c."cancelled", 0) AS "cancelled", coalesce(d."sent", 0) AS "sentOnDays",
           coalesce(d."failed", 0) AS "failedOnDays"
         FROM "AffiliateAutomation" a
         LEFT JOIN "AutomationCounter" c ON c."automationId" = a."id"
         LEFT JOIN (SELECT "automationId", sum("sent")::int AS "sent", sum("failed")::int AS "failed"
                    FROM "AutomationDay" GROUP BY 1) d ON d."automationId" = a."id"
         WHERE a."id" = $1`,
        [automationId],
      ),
    readDomains: async (affiliateId) => {
      const { rows } = await pool.query<DomainView>(
        `SELECT "domain", ${DOMAIN_SUMS} FROM "DomainDay" WHERE "affiliateId" = $1 GROUP BY 1 ORDER BY "domain" COLLATE "C"`,
        [affiliateId],
      )
      return rows
    },
    readAttempts: async (jobId) => {
      const { rows } = await pool.query<AttemptView>(
        `SELECT "attemptNo", "outcome", "errorCode" FROM "AutomationAttempt" WHERE "jobId" = $1 ORDER BY "attemptNo"`,
        [jobId],
      )
      return rows
    },
    readLead: (leadId) =>
      row(
        `SELECT "name", "email", "tags", "erasedAt" IS NOT NULL AS "erased", "unsubscribedAt" IS NOT NULL AS "unsubscribed", "suppressedAt" IS NOT NULL AS "suppressed", "awaitingSince" IS NOT NULL AS "awaiting", "whatsapp",
           (SELECT count(*)::int FROM "LeadConsent" c WHERE c."leadId" = l."id") AS "consents",
           (SELECT jsonb_build_object('text', c."text", 'version', c."consentVersion", 'answers', coalesce(c."answers", '[]'))
            FROM "LeadConsent" c WHERE c."leadId" = l."id" ORDER BY c."id" DESC LIMIT 1) AS "lastConsent"
         FROM "AffiliateLead" l WHERE "id" = $1`,
        [leadId],
      ),
    readDeliveries: async (jobId) => {
      const { rows } = await pool.query<DeliveryView>(
        `SELECT "kind", "link", "reason" FROM "DeliveryEvent" WHERE "jobId" = $1`,
        [jobId],
      )
      return rows
    },
    readSuppression: async (leadId) => {
      const { affiliateId, email } = await row<{ affiliateId: string; email: string | null }>(
        `SELECT "affiliateId", "email" FROM "AffiliateLead" WHERE "id" = $1`,
        [leadId],
      )
      return readSuppression(pool, { affiliateId, email: email ?? '' })
    },
    readAddressSuppression: (address) => readSuppression(pool, address),
    readWebhook: async (digest) => {
      const { rows } = await pool.query<{ matched: boolean }>(
        `SELECT "matchedAt" IS NOT NULL AS "matched" FROM "WebhookEvent" WHERE "digest" = $1`,
        [digest],
      )
      const [event] = rows
      if (event === undefined) return 'unknown'
      return event.matched ? 'matched' : 'unmatched'
    },
    readBulkTrigger: async (bulkTriggerId) => ({
      ...(await row<Omit<BulkTriggerView, 'skippedLeads'>>(
        `SELECT "status", "doneLeads", "enrolledRuns", "plannedJobs", "skipped" FROM "BulkTrigger" WHERE "id" = $1`,
        [bulkTriggerId],
      )),
      skippedLeads: (
        await pool.query<BulkTriggerView['skippedLeads'][number]>(
          `SELECT s.* FROM "BulkTriggerPortion" p CROSS JOIN LATERAL
             unnest(p."skippedLeadIds", p."skippedAutomationIds", p."skippedReasons"::text[])
               AS s("leadId", "automationId", "reason")
           WHERE p."bulkTriggerId" = $1 ORDER BY p."portion"`,
          [bulkTriggerId],
        )
      ).rows,
    }),
    readFormChange: async (formId) =>
      (await row<{ updatedAt: Date }>(`SELECT "updatedAt" FROM "OptinForm" WHERE "id" = $1`, [formId]))
        .updatedAt,
    readSubmitCount: async (formId) =>
      (await row<{ submitCount: number }>(`SELECT "submitCount" FROM "OptinForm" WHERE "id" = $1`, [formId]))
        .submitCount,
    violations: async () => {
      const results = await runInvariants(pool, { clock: STANDING_CLOCK.now })
      return results
        .filter((result) => result.rows.length > 0)
        .map((result) => `${result.name}: ${JSON.stringify(result.rows)}`)
    },
  }
}

async function readSuppression(
  pool: pg.Pool,
  { affiliateId, email }: { readonly affiliateId: string; readonly email: string },
): Promise<SuppressionReason | null> {
  const { rows } = await pool.query<{ reason: SuppressionReason }>(
    `SELECT "reason" FROM "Suppression" WHERE "affiliateId" = $1 AND "emailHash" = $2`,
    [affiliateId, hashEmail(HASH_KEY, email)],
  )
  return rows[0]?.reason ?? null
}

/** Through the read model of the screens, so that what they show is held against what the store does. */
async function readJobRules(pool: pg.Pool, jobId: string, undoWithinMs: number): Promise<UndoFacts> {
  const { rows } = await pool.query<{
    affiliateId: string
    runId: string
    cancelledLately: boolean
    now: Date
  }>(
    `SELECT "affiliateId", "runId", ${STANDING_CLOCK.now} AS "now", coalesce("cancelledAt" >= ${STANDING_CLOCK.now}
       - $2 * interval '1 millisecond', false) AS "cancelledLately"
     FROM "AffiliateAutomationJob" WHERE "id" = $1`,
    [jobId, undoWithinMs],
  )
  const [seen] = rows
  if (seen === undefined) throw new Error(`no job ${jobId}`)
  const job = await readJob(pool, { affiliateId: seen.affiliateId, jobId })
  if (job === null) throw new Error(`the read model does not know job ${jobId}`)
  const siblings = await pool.query<JobView>(`${SELECT_JOBS} WHERE "runId" = $1`, [seen.runId])
  return {
    ...job,
    archived: job.archivedAt !== null,
    leadSnoozed: snoozedForMs(job.snoozedUntil, seen.now) > 0,
    cancelledLately: seen.cancelledLately,
    runEnded: wasRunEnded(job.runStatus, siblings.rows),
  }
}

/** Through the reads of the screens too. */
async function readForecastFacts(pool: pg.Pool, jobId: string, provider: string): Promise<ForecastFacts> {
  const { rows } = await pool.query<{ affiliateId: string; runId: string }>(
    `SELECT "affiliateId", "runId" FROM "AffiliateAutomationJob" WHERE "id" = $1`,
    [jobId],
  )
  const { affiliateId = '', runId = '' } = rows[0] ?? {}
  const clock = STANDING_CLOCK
  const job = await readJob(pool, { affiliateId, jobId })
  if (job === null) throw new Error(`the read model does not know job ${jobId}`)
  const uncovered = await findUncoveredJobs(pool, { affiliateId, clock, jobIds: [jobId] })
  const { now, stoppedSince, blockedUntil } = await readSending(pool, { provider, clock })
  const isCovered = !uncovered.has(jobId)
  const run = await readRun(pool, { affiliateId, runId })
  return {
    job: { ...job, isCovered },
    nextOfRun: run?.nextJobId === jobId ? nextWaitingJob(run, () => isCovered) : null,
    sending: { now, isStopped: stoppedSince !== null, blockedUntil },
  }
}

const SELECT_JOBS = `
  SELECT "id", "stepId", "stepOrder", "status", "holdReason",
    round(extract(epoch FROM "scheduledAt" - ${STANDING_CLOCK.now}) * 1000)::float8 AS "dueInMs",
    "errorCode", "retryCount", "quickRetryCount", "attemptCount", "leaseToken" IS NOT NULL AS "leased",
    "creditReserved", "creditDeducted", "emailId", "stepVersion", "messageRef"
  FROM "AffiliateAutomationJob"`
