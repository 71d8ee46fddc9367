import type { Actor } from '@booster/engine/domain/actor'
import type { OpensRule } from '@booster/engine/domain/automation'
import { recordAudit } from '../../audit/record-audit.ts'
import { inTransaction, type TransactionContext, type Tx } from '../../connection/transaction.ts'
import { unnestColumns } from '../../connection/unnest.ts'
import { announceChange } from '../shared/announce.ts'

const STEPS = unnestColumns({
  delayMinutes: 'int',
  emailSubject: 'text',
  preheader: 'text',
  emailBody: 'text',
})

export type NewAutomation = {
  readonly affiliateId: string
  readonly actor: Actor
  readonly name: string
  readonly triggerType: string
  readonly status: 'draft' | 'active'
  readonly reentry: string
  readonly onNoCredit: string
  readonly onUnconfirmed: string
  readonly catchUp: string
  readonly catchUpHours: number
  /** Default auto. */
  readonly trackOpens?: OpensRule
  /** Default true. */
  readonly trackClicks?: boolean
  /** Default false. */
  readonly endOnReply?: boolean
  readonly goalEvents?: readonly string[]
  /** In order. */
  readonly steps: readonly {
    readonly delayMinutes: number
    readonly emailSubject: string
    readonly preheader: string
    readonly emailBody: string
  }[]
}

/**
 * Writes a new automation down: itself, its steps with their first versions, its counter, and the note in the
 * audit log, in one transaction.
 * @returns its id
 */
export function writeAutomation(context: TransactionContext, input: NewAutomation): Promise<string> {
  return inTransaction(context, (tx) => writeAutomationIn(tx, input))
}

export async function writeAutomationIn(tx: Tx, input: NewAutomation): Promise<string> {
  const id = await insertWithSteps(tx, input)
  recordAudit(tx, {
    actor: input.actor,
    affiliateId: input.affiliateId,
    action: 'automation.create',
    objects: [{ id, after: { name: input.name, status: input.status, steps: input.steps.length } }],
  })
  announceChange(tx, [input.affiliateId], ['automations'])
  return id
}

async function insertWithSteps(tx: Tx, input: NewAutomation): Promise<string> {
  const [row] = await tx.rows<{ id: string }>(
    'insert-automation',
    `WITH automation AS (
       INSERT INTO "AffiliateAutomation" ("affiliateId", "name", "triggerType", "status", "reentry", "onNoCredit",
         "onUnconfirmed", "catchUp", "catchUpHours", "publishedVersion", "activatedAt", "trackOpens", "trackClicks",
         "endOnReply", "goalEvents")
       VALUES ($1, $2, $3::text::"TriggerType", $4::text::"AutomationStatus", $5::text::"ReentryRule",
         $6::text::"NoCreditRule", $7::text::"UnconfirmedRule", $8::text::"CatchUpRule", $9,
         CASE WHEN cardinality($10::int[]) > 0 THEN 1 ELSE 0 END,
         CASE WHEN $4::text = 'active' THEN ${tx.clock.now} END, $16::text::"OpensRule", $17, $18, $19)
       RETURNING "affiliateId", "id"),
     step AS (
       INSERT INTO "AffiliateAutomationStep" ("affiliateId", "automationId", "stepOrder", "delayMinutes",
         "emailSubject", "preheader", "emailBody")
       SELECT a."affiliateId", a."id", s."stepOrder", s."delayMinutes", s."emailSubject", s."preheader", s."emailBody"
       FROM automation a, ${STEPS.unnest(10)}
         WITH ORDINALITY AS s("delayMinutes", "emailSubject", "preheader", "emailBody", "stepOrder")
       RETURNING "affiliateId", "automationId", "id", "stepOrder", "delayMinutes", "version", "emailSubject", "preheader", "emailBody"),
     sequence AS (
       INSERT INTO "AutomationVersion" ("affiliateId", "automationId", "version", "plan", "authorId", "authorKey", "publishedAt")
       SELECT "affiliateId", "automationId", 1, jsonb_agg(jsonb_build_object('stepId', "id", 'stepVersion', "version",
         'delayMinutes', "delayMinutes") ORDER BY "stepOrder"), $14, $15, ${tx.clock.now}
       FROM step GROUP BY 1, 2),
     version AS (
       INSERT INTO "AffiliateAutomationStepVersion" ("affiliateId", "stepId", "version", "emailSubject", "preheader",
         "emailBody", "publishedAt")
       SELECT "affiliateId", "id", "version", "emailSubject", "preheader", "emailBody", ${tx.clock.now} FROM step),
     counter AS (
       INSERT INTO "AutomationCounter" ("affiliateId", "automationId") SELECT "affiliateId", "id" FROM automation)
     SELECT "id" FROM automation`,
    [
      input.affiliateId,
      input.name,
      input.triggerType,
      input.status,
      input.reentry,
      input.onNoCredit,
      input.onUnconfirmed,
      input.catchUp,
      input.catchUpHours,
      ...STEPS.arrays(input.steps, {
        delayMinutes: (step) => step.delayMinutes,
        emailSubject: (step) => step.emailSubject,
        preheader: (step) => step.preheader,
        emailBody: (step) => step.emailBody,
      }),
      input.actor.userId,
      input.actor.keyName ?? null,
      input.trackOpens ?? 'auto',
      input.trackClicks ?? true,
      input.endOnReply ?? false,
      input.goalEvents ?? [],
    ],
  )
  if (row === undefined) throw new Error('Inserting an automation gave no row')
  return row.id
}
