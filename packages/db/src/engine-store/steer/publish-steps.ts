import type { PublishRefusal } from '@booster/engine/domain/automation'
import { JOB_ERROR_CODES } from '@booster/engine/domain/job'
import type { Changed, PublishStepsInput } from '@booster/engine/ports'
import { recordAudit } from '../../audit/record-audit.ts'
import { inTransaction, type Tx } from '../../connection/transaction.ts'
import { announceChange } from '../shared/announce.ts'
import type { StoreContext } from '../store-context.ts'
import { cancelOpenJobs } from './cancel-open-jobs.ts'

type Text = { readonly emailSubject: string; readonly preheader: string; readonly emailBody: string }
type Step = Text & { readonly id: string; readonly version: number }

/**
 * Publishes a sequence: mails not yet sent take the newest text, the plan of running runs stays, a deleted step
 * cancels its waiting jobs. Nothing that was sent is sent again.
 */
export function publishSteps(
  { pool, clock }: StoreContext,
  input: PublishStepsInput,
): Promise<Changed<PublishRefusal>> {
  return inTransaction({ pool, clock }, async (tx): Promise<Changed<PublishRefusal>> => {
    const answer = await publishStepsIn(tx, input)
    return answer.kind === 'published' ? { kind: 'changed' } : answer
  })
}

export type Published =
  | { readonly kind: 'published'; readonly version: number }
  | Exclude<Changed<PublishRefusal>, { readonly kind: 'changed' }>

/** The same in the transaction of the caller. */
export async function publishStepsIn(tx: Tx, input: PublishStepsInput): Promise<Published> {
  const { affiliateId, automationId } = input
  const [automation] = await tx.rows<{ status: string }>(
    'lock-automation-to-publish',
    `SELECT "status" FROM "AffiliateAutomation" WHERE "affiliateId" = $1 AND "id" = $2 FOR UPDATE`,
    [affiliateId, automationId],
  )
  if (automation === undefined) return { kind: 'unknown' }
  if (automation.status === 'archived') return { kind: 'unchanged', reason: 'AUTOMATION_ARCHIVED' }
  const known = await tx.rows<Step>(
    'steps-to-publish',
    `SELECT "id", "version", "emailSubject", "preheader", "emailBody" FROM "AffiliateAutomationStep"
         WHERE "affiliateId" = $1 AND "automationId" = $2 AND "archivedAt" IS NULL ORDER BY "id"`,
    [affiliateId, automationId],
  )
  const stays = new Set(input.steps.map((step) => step.id))
  if (input.steps.some((step) => step.id !== undefined && !known.some((k) => k.id === step.id))) {
    return { kind: 'unchanged', reason: 'UNKNOWN_STEP' }
  }
  for (const step of known.filter((k) => !stays.has(k.id))) await deleteStep(tx, input, step.id)
  for (const [index, step] of input.steps.entries()) {
    const before = known.find((k) => k.id === step.id)
    await saveStep(tx, input, step, index + 1, before)
  }
  const version = await recordVersion(tx, input)
  recordAudit(tx, {
    actor: input.actor,
    affiliateId,
    action: 'automation.publish',
    objects: [{ id: automationId, after: { version, steps: input.steps.length } }],
  })
  announceChange(tx, [affiliateId], ['automations', 'jobs', 'runs'])
  return { kind: 'published', version }
}

/** Keeps what the sequence is from now on. Its steps are written. */
async function recordVersion(
  tx: Tx,
  { affiliateId, automationId, actor }: PublishStepsInput,
): Promise<number> {
  const [recorded] = await tx.rows<{ version: number }>(
    'record-automation-version',
    `WITH automation AS (
       UPDATE "AffiliateAutomation" SET "publishedVersion" = "publishedVersion" + 1, "updatedAt" = now()
       WHERE "affiliateId" = $1 AND "id" = $2 RETURNING "publishedVersion")
     INSERT INTO "AutomationVersion" ("affiliateId", "automationId", "version", "plan", "authorId", "authorKey", "publishedAt")
     SELECT $1, $2, a."publishedVersion", coalesce((
       SELECT jsonb_agg(jsonb_build_object('stepId', s."id", 'stepVersion', s."version", 'delayMinutes', s."delayMinutes")
         ORDER BY s."stepOrder")
       FROM "AffiliateAutomationStep" s
       WHERE s."affiliateId" = $1 AND s."automationId" = $2 AND s."archivedAt" IS NULL), '[]'), $3, $4, ${tx.clock.now}
     FROM automation a RETURNING "version"`,
    [affiliateId, automationId, actor.userId, actor.keyName ?? null],
  )
  if (recorded === undefined) throw new Error('The version was not recorded')
  return recorded.version
}

async function saveStep(
  tx: Tx,
  { affiliateId, automationId }: PublishStepsInput,
  step: PublishStepsInput['steps'][number],
  stepOrder: number,
  before: Step | undefined,
): Promise<void> {
  const sameText = before !== undefined && hasSameText(before, step)
  const version = nextVersion(before, sameText)
  const [saved] = await tx.rows<{ id: string }>(
    'save-step',
    `INSERT INTO "AffiliateAutomationStep" AS s ("affiliateId", "id", "automationId", "stepOrder", "delayMinutes", "emailSubject", "preheader", "emailBody", "version")
     VALUES ($1, coalesce($2::uuid, uuid_v7()), $3, $4, $5, $6, $7, $8, $9)
     ON CONFLICT ("affiliateId", "id") DO UPDATE SET "stepOrder" = excluded."stepOrder", "delayMinutes" = excluded."delayMinutes",
       "emailSubject" = excluded."emailSubject", "preheader" = excluded."preheader", "emailBody" = excluded."emailBody",
       "version" = excluded."version", "updatedAt" = now()
     RETURNING s."id"`,
    [
      affiliateId,
      before?.id ?? null,
      automationId,
      stepOrder,
      step.delayMinutes,
      step.emailSubject,
      step.preheader,
      step.emailBody,
      version,
    ],
  )
  if (sameText || saved === undefined) return
  await tx.rows(
    'save-step-version',
    `INSERT INTO "AffiliateAutomationStepVersion" ("affiliateId", "stepId", "version", "emailSubject", "preheader", "emailBody")
     VALUES ($1, $2, $3, $4, $5, $6)`,
    [affiliateId, saved.id, version, step.emailSubject, step.preheader, step.emailBody],
  )
}

/** Whether a step keeps its version, so that its waiting mails keep their text. */
export function hasSameText(a: Text, b: Text): boolean {
  return a.emailSubject === b.emailSubject && a.preheader === b.preheader && a.emailBody === b.emailBody
}

function nextVersion(before: Step | undefined, sameText: boolean): number {
  if (before === undefined) return 1
  return sameText ? before.version : before.version + 1
}

async function deleteStep(tx: Tx, input: PublishStepsInput, stepId: string): Promise<void> {
  await cancelOpenJobs(tx, {
    name: 'step',
    where: `j."stepId" = $2 AND j."runId" IN (SELECT r."id" FROM "AffiliateAutomationLog" r
      JOIN "AffiliateAutomationStep" s ON s."affiliateId" = r."affiliateId" AND s."automationId" = r."automationId"
      WHERE s."affiliateId" = $1 AND s."id" = $2 AND r."status" IN ('active', 'paused'))`,
    values: [input.affiliateId, stepId],
    errorCode: JOB_ERROR_CODES.stepDeleted,
    endRuns: 'none',
  })
  await tx.rows(
    'archive-step',
    `UPDATE "AffiliateAutomationStep" SET "archivedAt" = ${tx.clock.now}, "updatedAt" = now()
     WHERE "affiliateId" = $1 AND "id" = $2`,
    [input.affiliateId, stepId],
  )
}
