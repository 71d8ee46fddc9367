import type { PublishRefusal } from '@booster/engine/domain/automation'
import { JOB_ERROR_CODES } from '@booster/engine/domain/job'
import type { Changed, PublishStepsInput } from '@booster/engine/ports'
import { recordAudit } from '../../audit/record-audit.ts'
import { inTransaction, type Tx } from '../../connection/transaction.ts'
import { announceChange } from '../shared/announce.ts'
import type { StoreContext } from '../store-context.ts'
import { cancelOpenJobs } from './cancel-open-jobs.ts'

type Step = {
  readonly id: string
  readonly version: number
  readonly emailSubject: string
  readonly preheader: string
  readonly emailBody: string
}

/**
 * Publishes a sequence: mails not yet sent take the newest text, the plan of running runs stays, a deleted step
 * cancels its waiting jobs. Nothing that was sent is sent again.
 */
export function publishSteps(
  { pool, clock }: StoreContext,
  input: PublishStepsInput,
): Promise<Changed<PublishRefusal>> {
  return inTransaction({ pool, clock }, async (tx): Promise<Changed<PublishRefusal>> => {
    const { affiliateId, automationId } = input
    const [automation] = await tx.rows<{ status: string }>(
      'lock-automation-to-publish',
      `SELECT "status" FROM "AffiliateAutomation" WHERE "affiliateId" = $1 AND "id" = $2 FOR UPDATE`,
      [affiliateId, automationId],
    )
    if (automation === undefined) return { kind: 'unknown' }
    if (automation.status === 'archived') return { kind: 'unchanged', reason: 'ARCHIVED' }
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
    await tx.rows(
      'touch-automation',
      `UPDATE "AffiliateAutomation" SET "updatedAt" = now() WHERE "affiliateId" = $1 AND "id" = $2`,
      [affiliateId, automationId],
    )
    recordAudit(tx, {
      actor: input.actor,
      affiliateId,
      action: 'automation.publish',
      objects: [{ id: automationId, after: { steps: input.steps.length } }],
    })
    announceChange(tx, [affiliateId], ['automations', 'jobs', 'runs'])
    return { kind: 'changed' }
  })
}

async function saveStep(
  tx: Tx,
  { affiliateId, automationId }: PublishStepsInput,
  step: PublishStepsInput['steps'][number],
  stepOrder: number,
  before: Step | undefined,
): Promise<void> {
  const sameText =
    before !== undefined &&
    before.emailSubject === step.emailSubject &&
    before.preheader === step.preheader &&
    before.emailBody === step.emailBody
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
