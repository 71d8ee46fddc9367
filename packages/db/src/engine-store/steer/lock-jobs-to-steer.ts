import { type JobRefusal, RUN_END_CODES, type UndoFacts } from '@booster/engine/domain/job-refusal'
import type { JobsChanged, WithActor } from '@booster/engine/ports'
import type { Tx } from '../../connection/transaction.ts'
import { dayPart, jakartaDay } from '../shared/count-days.ts'
import { findArchivedIds } from '../shared/find-archived-ids.ts'
import { HAS_NEWER_ENTRY } from '../shared/has-newer-entry.ts'

export type JobsInput = WithActor & { readonly affiliateId: string; readonly jobIds: readonly string[] }

/** A locked job with all that decides what may be done with it. */
export type SteeredJob = UndoFacts & {
  readonly affiliateId: string
  readonly id: string
  readonly automationId: string
  readonly runId: string
  readonly leadId: string
  readonly stepId: string
  readonly stepOrder: number
  readonly failedDay: string | null
  readonly failedPart: number | null
}

type LockedJobs = {
  readonly jobs: readonly SteeredJob[]
  /** Those asked for that do not exist for this affiliate, or that are archived. */
  readonly missing: JobsChanged['refused']
}

/**
 * Locks the jobs, then their runs, and reads both only then: a run that another transaction cancelled while this one
 * waited must not be reopened on the strength of its old state.
 * @param input.undoWithinMs how long a cancellation counts as recent
 * @param input.reopensRuns locks the leads too: meanwhile no fresh consent or restart begins another run of theirs
 */
export async function lockJobsToSteer(
  tx: Tx,
  input: JobsInput & { readonly undoWithinMs?: number; readonly reopensRuns?: boolean },
): Promise<LockedJobs> {
  await tx.rows(
    'lock-jobs-to-steer',
    `SELECT 1 FROM "AffiliateAutomationJob" WHERE "affiliateId" = $1 AND "id" = ANY ($2::uuid[])
     ORDER BY "affiliateId", "id" FOR UPDATE`,
    [input.affiliateId, input.jobIds],
  )
  await tx.rows(
    'lock-runs-to-steer',
    `SELECT 1 FROM "AffiliateAutomationLog" WHERE "affiliateId" = $1 AND "id" IN (
       SELECT "runId" FROM "AffiliateAutomationJob" WHERE "affiliateId" = $1 AND "id" = ANY ($2::uuid[]))
     ORDER BY "id" FOR UPDATE`,
    [input.affiliateId, input.jobIds],
  )
  if (input.reopensRuns === true) await lockLeads(tx, input)
  const jobs = await readLockedJobs(tx, input)
  const live = new Set(jobs.map((job) => job.id))
  const others = input.jobIds.filter((id) => !live.has(id))
  const archived = await findArchivedIds(tx, input.affiliateId, others)
  const missing = others.map((jobId): { jobId: string; reason: JobRefusal } => ({
    jobId,
    reason: archived.has(jobId) ? 'ARCHIVED' : 'NOT_FOUND',
  }))
  return { jobs, missing }
}

async function lockLeads(tx: Tx, { affiliateId, jobIds }: JobsInput): Promise<void> {
  await tx.rows(
    'lock-leads-to-reopen',
    `SELECT 1 FROM "AffiliateLead" WHERE "affiliateId" = $1 AND "id" IN (
       SELECT "leadId" FROM "AffiliateAutomationJob" WHERE "affiliateId" = $1 AND "id" = ANY ($2::uuid[]))
     ORDER BY "id" FOR NO KEY UPDATE`,
    [affiliateId, jobIds],
  )
}

/** Splits locked jobs by the rule: those to change, and those to refuse with the reason. */
export function splitByRule(
  { jobs, missing }: LockedJobs,
  refuse: (jobs: readonly SteeredJob[]) => readonly (JobRefusal | null)[],
): { readonly allowed: readonly SteeredJob[]; readonly refused: JobsChanged['refused'] } {
  const reasons = refuse(jobs)
  const allowed: SteeredJob[] = []
  const refused = [...missing]
  for (const [index, job] of jobs.entries()) {
    const reason = reasons[index] ?? null
    if (reason === null) allowed.push(job)
    else refused.push({ jobId: job.id, reason })
  }
  return { allowed, refused }
}

async function readLockedJobs(
  tx: Tx,
  input: JobsInput & { readonly undoWithinMs?: number },
): Promise<SteeredJob[]> {
  const rows = await tx.rows<Omit<SteeredJob, 'archived'>>(
    'read-jobs-to-steer',
    `SELECT j."affiliateId", j."id", j."automationId", j."runId", j."leadId", j."stepId", j."stepOrder", j."status", j."holdReason",
       j."errorCode", j."creditAmount", coalesce(c."balance" - c."reserved", 0) AS "creditAvailable",
       ${jakartaDay('j."failedAt"')}::text AS "failedDay", ${dayPart('j."failedAt"')} AS "failedPart",
       coalesce(j."cancelledAt" >= ${tx.clock.now} - $3 * interval '1 millisecond', false) AS "cancelledLately",
       coalesce(l."snoozedUntil" > ${tx.clock.now}, false) AS "leadSnoozed",
       EXISTS (SELECT 1 FROM "AffiliateAutomationJob" e
         WHERE e."affiliateId" = j."affiliateId" AND e."runId" = j."runId" AND e."stepOrder" < j."stepOrder"
           AND e."status" IN ('pending', 'processing', 'held')) AS "earlierStepOpen",
       j."status" IN ('failed', 'cancelled') AND ${HAS_NEWER_ENTRY} AS "enteredAgain",
       r."status" AS "runStatus", a."status" AS "automationStatus", s."archivedAt" IS NOT NULL AS "stepDeleted",
       r."status" = 'cancelled' AND EXISTS (SELECT 1 FROM "AffiliateAutomationJob" o
         WHERE o."affiliateId" = j."affiliateId" AND o."runId" = j."runId"
           AND (o."status" <> 'cancelled' OR o."errorCode" IN (${ENDS_OF_RUNS}))) AS "runEnded",
       l."email" AS "leadEmail", l."suppressedAt" IS NOT NULL AS "leadSuppressed",
       l."unsubscribedAt" IS NOT NULL AS "leadUnsubscribed", r."leftAt" IS NOT NULL AS "leadLeft",
       r."goalAt" IS NOT NULL AS "goalReached", p."status" = 'suspended' AS "affiliateSuspended"
     FROM "AffiliateAutomationJob" j
     JOIN "AffiliateAutomationLog" r ON r."affiliateId" = j."affiliateId" AND r."id" = j."runId"
     JOIN "AffiliateAutomation" a ON a."affiliateId" = j."affiliateId" AND a."id" = j."automationId"
     JOIN "AffiliateAutomationStep" s ON s."affiliateId" = j."affiliateId" AND s."id" = j."stepId"
     JOIN "AffiliateLead" l ON l."affiliateId" = j."affiliateId" AND l."id" = j."leadId"
     JOIN "AffiliateProfile" p ON p."id" = j."affiliateId"
     LEFT JOIN "AffiliateCredit" c ON c."affiliateId" = j."affiliateId"
     WHERE j."affiliateId" = $1 AND j."id" = ANY ($2::uuid[])
     ORDER BY j."affiliateId", j."id"`,
    [input.affiliateId, input.jobIds, input.undoWithinMs ?? 0],
  )
  return rows.map((row) => ({ ...row, archived: false }))
}

/** As an SQL list. */
const ENDS_OF_RUNS = RUN_END_CODES.map((code) => `'${code}'`).join(', ')
