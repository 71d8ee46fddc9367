import { type RestartFacts, whyNotRestart } from '@booster/engine/domain/restart-refusal'
import type { RestartInput, RestartReport } from '@booster/engine/ports'
import { recordAudit } from '../../audit/record-audit.ts'
import { inTransaction, type Tx } from '../../connection/transaction.ts'
import { addOpenJobs } from '../shared/add-open-jobs.ts'
import { announceChange, announceDue } from '../shared/announce.ts'
import { countJobs } from '../shared/count-jobs.ts'
import { markDue } from '../shared/mark-due.ts'
import type { StoreContext } from '../store-context.ts'
import { hasLeft } from '../trigger/enrol-leads.ts'

type Ended = { readonly automationId: string; readonly leadId: string; readonly triggerKey: string }

/**
 * A new run of a lead that has been through an automation: from the chosen step on, which is due at once; the others
 * follow at the distances they have now. The run before stays as it ended.
 */
export function restartRun({ pool, clock }: StoreContext, input: RestartInput): Promise<RestartReport> {
  return inTransaction({ pool, clock }, async (tx): Promise<RestartReport> => {
    const { affiliateId, runId, fromStepOrder, actor } = input
    const ended = await readEndedRun(tx, input)
    if (ended === undefined) return { kind: 'unknown' }
    const reason = whyNotRestart(await readRestartFacts(tx, { ...ended, affiliateId, fromStepOrder }))
    if (reason !== null) return { kind: 'unchanged', reason }
    const run = await insertNextEntry(tx, { ...ended, affiliateId, runId, fromStepOrder })
    if (run === undefined) return { kind: 'unchanged', reason: 'STILL_OPEN' }

    const jobs = run.stepIds.length
    markDue(tx, [{ affiliateId, inMs: 0 }])
    addOpenJobs(
      tx,
      affiliateId,
      run.stepIds.map((stepId) => ({ stepId, jobs: 1 })),
    )
    countJobs(tx, [{ affiliateId, automationId: ended.automationId, total: jobs, runsActive: 1 }])
    const objects = [{ id: run.id, after: { restartOf: runId, fromStepOrder, jobs } }]
    recordAudit(tx, { actor, affiliateId, action: 'run.restart', objects })
    announceChange(tx, [affiliateId], ['jobs', 'runs', 'leads'])
    announceDue(tx)
    return { kind: 'restarted', runId: run.id, jobs }
  })
}

async function readEndedRun(tx: Tx, { affiliateId, runId }: RestartInput): Promise<Ended | undefined> {
  const [run] = await tx.rows<Ended>(
    'read-run-to-restart',
    `SELECT "automationId", "leadId", "triggerKey" FROM "AffiliateAutomationLog" WHERE "affiliateId" = $1 AND "id" = $2`,
    [affiliateId, runId],
  )
  return run
}

type Restart = Ended & { readonly affiliateId: string; readonly fromStepOrder: number }

async function readRestartFacts(tx: Tx, input: Restart): Promise<RestartFacts> {
  // Held first and read afterwards, as for every enrolment; the lead, so that no run of hers is reopened meanwhile.
  tx.send(
    'hold-lead-to-restart',
    `SELECT 1 FROM "AffiliateLead" WHERE "affiliateId" = $1 AND "id" = $2 FOR NO KEY UPDATE`,
    [input.affiliateId, input.leadId],
  )
  tx.send(
    'hold-automation-to-restart',
    `SELECT 1 FROM "AffiliateAutomation" WHERE "affiliateId" = $1 AND "id" = $2 FOR KEY SHARE`,
    [input.affiliateId, input.automationId],
  )
  const [facts] = await tx.rows<RestartFacts>(
    'restart-facts',
    `SELECT l."email" AS "leadEmail", l."suppressedAt" IS NOT NULL AS "leadSuppressed",
       l."unsubscribedAt" IS NOT NULL AS "leadUnsubscribed", ${hasLeft('$3')} AS "hasLeft", a."status" = 'archived' AS "isArchived",
       EXISTS (SELECT FROM "AffiliateAutomationLog" r
         WHERE r."affiliateId" = $1 AND r."automationId" = $2 AND r."leadId" = $3
           AND r."status" IN ('active', 'paused')) AS "isOpen",
       (SELECT count(*)::int FROM "AffiliateAutomationStep" s
         WHERE s."affiliateId" = $1 AND s."automationId" = $2 AND s."archivedAt" IS NULL AND s."stepOrder" >= $4)
         * (EXISTS (SELECT FROM "AffiliateAutomationStep" s
           WHERE s."affiliateId" = $1 AND s."automationId" = $2 AND s."archivedAt" IS NULL AND s."stepOrder" = $4))::int
         AS "steps"
     FROM "AffiliateAutomation" a
     JOIN "AffiliateLead" l ON l."affiliateId" = a."affiliateId" AND l."id" = $3
     WHERE a."affiliateId" = $1 AND a."id" = $2`,
    [input.affiliateId, input.automationId, input.leadId, input.fromStepOrder],
  )
  if (facts === undefined) throw new Error('The automation or the lead of a run is gone')
  return facts
}

/**
 * Undefined: another restart or a fresh consent was faster. Whether one goes on is asked again here, because the number
 * of the entry is only unique among those that this statement sees.
 */
async function insertNextEntry(
  tx: Tx,
  input: Restart & { readonly runId: string },
): Promise<{ readonly id: string; readonly stepIds: readonly string[] } | undefined> {
  const [run] = await tx.rows<{ id: string; stepIds: string[] }>(
    'insert-restarted-run',
    `WITH steps AS (
       SELECT s."id", s."stepOrder", s."delayMinutes" - min(s."delayMinutes") OVER () AS "afterMinutes"
       FROM "AffiliateAutomationStep" s
       WHERE s."affiliateId" = $1 AND s."automationId" = $2 AND s."archivedAt" IS NULL AND s."stepOrder" >= $4),
     run AS (
       INSERT INTO "AffiliateAutomationLog" ("affiliateId", "automationId", "leadId", "triggerType", "triggerKey",
         "triggerData", "totalSteps", "currentStepOrder", "startedAt", "snoozedByMs", "entry")
       SELECT r."affiliateId", r."automationId", r."leadId", r."triggerType", r."triggerKey", r."triggerData",
         (SELECT count(*) FROM steps), $4, ${tx.clock.now},
         (SELECT (extract(epoch FROM l."snoozedUntil" - ${tx.clock.now}) * 1000)::bigint FROM "AffiliateLead" l
          WHERE l."affiliateId" = $1 AND l."id" = $3 AND l."snoozedUntil" > ${tx.clock.now}),
         1 + (SELECT max(o."entry") FROM "AffiliateAutomationLog" o
              WHERE o."affiliateId" = $1 AND o."automationId" = $2 AND o."leadId" = $3 AND o."triggerKey" = r."triggerKey")
       FROM "AffiliateAutomationLog" r
       WHERE r."affiliateId" = $1 AND r."id" = $5 AND NOT EXISTS (
         SELECT FROM "AffiliateAutomationLog" o
         WHERE o."affiliateId" = $1 AND o."automationId" = $2 AND o."leadId" = $3 AND o."status" IN ('active', 'paused'))
       ON CONFLICT ("affiliateId", "automationId", "leadId", "triggerKey", "entry") DO NOTHING
       RETURNING "id", "snoozedByMs"),
     jobs AS (
       INSERT INTO "AffiliateAutomationJob"
         ("affiliateId", "automationId", "leadId", "runId", "stepId", "stepOrder", "scheduledAt")
       SELECT $1, $2, $3, run."id", s."id", s."stepOrder", ${tx.clock.now}
         + coalesce(run."snoozedByMs", 0) * interval '1 millisecond' + s."afterMinutes" * interval '1 minute'
       FROM run CROSS JOIN steps s RETURNING "stepId")
     SELECT run."id", (SELECT array_agg("stepId") FROM jobs) AS "stepIds" FROM run`,
    [input.affiliateId, input.automationId, input.leadId, input.fromStepOrder, input.runId],
  )
  return run
}
