import { hashEmail } from '@booster/db/engine-store/steer/suppress-leads'
import { HASH_KEY } from '@booster/db/testing/store-harness'
import { NEWS } from '@booster/engine/domain/delivery-event'
import { ADDRESSES, nameOf, type Real } from './model-pair.ts'
import type { View } from './view.ts'

/** What PostgreSQL shows, read with one statement. */
export async function viewReal({ database, cast }: Real): Promise<View> {
  const { rows } = await database.pool.query<{ view: View }>({
    name: 'view-real',
    text: SELECT_VIEW,
    values: [cast.affiliateId, cast.askFormId],
  })
  const view = rows[0]?.view
  if (view === undefined) throw new Error('the view has no row')
  const places = new Map<unknown, string | number>()
  for (const [n, id] of cast.automationIds.entries()) places.set(id, n)
  for (const [n, id] of cast.leadIds.entries()) places.set(id, n)
  for (const [n, stepIds] of cast.stepIds.entries())
    for (const [m, id] of stepIds.entries()) places.set(id, `step ${n}.${m}`)
  const named = (row: unknown): unknown =>
    Array.isArray(row) ? [places.get(row[0]) ?? nameOf(cast, String(row[0])), ...row.slice(1)] : row
  return {
    runs: view.runs.map(named).map((row) => {
      return Array.isArray(row) ? row.with(1, places.get(row[1]) ?? -1) : row
    }),
    jobs: view.jobs.map(named),
    attempts: view.attempts.map(named),
    credit: view.credit,
    ledger: view.ledger.map((row) =>
      Array.isArray(row)
        ? [...row.slice(0, 4), row[4] === null ? row[5] : nameOf(cast, String(row[4]))]
        : row,
    ),
    counters: view.counters.map(named),
    domains: view.domains,
    steps: view.steps.map(named),
    leads: view.leads.map(named),
    suppressions: view.suppressions.map((row) => {
      return Array.isArray(row) ? row.with(0, ADDRESS_OF.get(String(row[0])) ?? 'unknown') : row
    }),
    questions: view.questions.map(named),
    deliveries: view.deliveries.map(named),
  }
}

function rowsOf(columns: string, from: string, order = ''): string {
  return `(SELECT coalesce(json_agg(json_build_array(${columns})${order}), '[]') FROM ${from})`
}

function fromNow(column: string): string {
  return `round(extract(epoch FROM "${column}" - (SELECT "at" FROM "TestClock")) * 1000)::float8`
}

/** The store keeps keyed hashes of addresses only. */
const ADDRESS_OF = new Map(ADDRESSES.map((email) => [hashEmail(HASH_KEY, email), email]))

const SELECT_VIEW = `
SELECT json_build_object(
  'runs', ${rowsOf(
    `"id", "leadId", "status", "totalSteps", "completedSteps", "failedSteps", "cancelledSteps",
     "leftAt" IS NOT NULL, "pausedAt" IS NOT NULL, "goalAt" IS NOT NULL, "goalEventId" IS NOT NULL`,
    `"AffiliateAutomationLog" WHERE "affiliateId" = $1`,
  )},
  'jobs', ${rowsOf(
    `"id", "status", "holdReason", ${fromNow('scheduledAt')},
     "errorCode", "retryCount", "quickRetryCount", "attemptCount", "leaseToken" IS NOT NULL, "creditReserved",
     "creditDeducted", "emailId", "stepVersion"`,
    `"AffiliateAutomationJob" WHERE "affiliateId" = $1`,
  )},
  'attempts', ${rowsOf(
    `"jobId", "attemptNo", "outcome", "errorCode"`,
    `"AutomationAttempt" WHERE "affiliateId" = $1`,
  )},
  'credit', ${rowsOf(
    `"balance", "reserved", "totalToppedUp", "totalUsed"`,
    `"AffiliateCredit" WHERE "affiliateId" = $1`,
  )},
  'ledger', ${rowsOf(
    `"type", "amount", "balanceBefore", "balanceAfter", "jobId", "reference"`,
    `"AffiliateCreditTransaction" WHERE "affiliateId" = $1`,
    ' ORDER BY "seq"',
  )},
  'counters', ${rowsOf(
    `a."id", coalesce(c."total", 0), coalesce(c."held", 0), coalesce(c."unconfirmed", 0), coalesce(c."failed", 0),
     coalesce(c."cancelled", 0), coalesce(d.sent, 0), coalesce(d.failed, 0)`,
    `"AffiliateAutomation" a LEFT JOIN "AutomationCounter" c ON c."automationId" = a."id"
     LEFT JOIN (SELECT "automationId", sum("sent")::int AS sent, sum("failed")::int AS failed
                FROM "AutomationDay" GROUP BY 1) d ON d."automationId" = a."id"
     WHERE a."affiliateId" = $1`,
  )},
  'domains', ${rowsOf(
    `"domain", "sent", ${NEWS.map((kind) => `"${kind}"`).join(', ')}`,
    `(SELECT "domain", ${['sent', ...NEWS].map((name) => `sum("${name}")::int AS "${name}"`).join(', ')}
      FROM "DomainDay" WHERE "affiliateId" = $1 GROUP BY 1) d`,
  )},
  'steps', ${rowsOf(
    `s."id", CASE WHEN s."archivedAt" IS NULL THEN s."stepOrder" END, s."sentCount",
     (SELECT count(*)::int FROM "AffiliateAutomationStepVersion" v
      WHERE v."affiliateId" = s."affiliateId" AND v."stepId" = s."id")`,
    `"AffiliateAutomationStep" s WHERE s."affiliateId" = $1`,
  )},
  'leads', ${rowsOf(
    `"id", "unsubscribedAt" IS NOT NULL, "suppressedAt" IS NOT NULL, "email", "erasedAt" IS NOT NULL,
     "awaitingSince" IS NOT NULL, CASE WHEN "erasedAt" IS NULL THEN "name" ELSE '' END, ${fromNow('snoozedUntil')}`,
    `"AffiliateLead" WHERE "affiliateId" = $1`,
  )},
  'suppressions', ${rowsOf(`"emailHash", "reason"`, `"Suppression" WHERE "affiliateId" = $1`)},
  'questions', ${rowsOf(
    `"leadId", "formId" = $2, "name", "confirmedAt" IS NOT NULL, ${fromNow('expiresAt')}, "mailState",
     ${fromNow('mailDueAt')}, ${fromNow('mailSentAt')}`,
    `"OptinConfirmation" WHERE "affiliateId" = $1`,
  )},
  'deliveries', ${rowsOf(
    `"jobId", "kind", "bounceClass", CASE WHEN "kind" = 'left' THEN 'left' ELSE "digest" END`,
    `"DeliveryEvent" WHERE "affiliateId" = $1`,
  )}
) AS view`
