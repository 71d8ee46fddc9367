import { SYSTEM } from '@booster/engine/domain/actor'
import { LIFTED_BY_CONSENT } from '@booster/engine/domain/delivery-event'
import type { OptinInput, OptinReport } from '@booster/engine/ports'
import type { Tx } from '../../connection/transaction.ts'
import { announceChange } from '../shared/announce.ts'
import { ENTRY_BLOCK, enterAutomations, type LeadToEnrol, readAutomations } from './enrol-leads.ts'

/** The form of an opt-in, with the consent text as the page showed it. */
export type OptinFormRow = {
  readonly affiliateId: string
  readonly title: string
  readonly automationId: string | null
  readonly tags: readonly string[]
  readonly consentText: string
  readonly consentVersion: number
}

export type Optin = {
  readonly emailHash: string
  readonly form: OptinFormRow
  readonly optin: Omit<OptinInput, 'doubt'>
  /** The owner of the address has confirmed it; else anybody may have typed it. */
  readonly isConfirmed: boolean
}

/** An opt-in that counts: lead, proof of consent, runs and jobs, in the transaction of the caller. */
export async function enterOptin(tx: Tx, input: Optin): Promise<OptinReport> {
  const { form, optin } = input
  const trigger = {
    affiliateId: form.affiliateId,
    triggerType: 'AFTER_OPTIN',
    hasConsented: true,
    ...(form.automationId === null ? {} : { automationId: form.automationId }),
  } as const
  const [lead, automations] = await Promise.all([saveLead(tx, input), readAutomations(tx, trigger)])
  if (input.isConfirmed) forgetLeaving(tx, { ...trigger, leadId: lead.id, automations })
  if (!lead.isNew) writeConsent(tx, { form, leadId: lead.id, optin })
  const report = await enterAutomations(
    tx,
    {
      ...trigger,
      leadIds: [lead.id],
      triggerData: { optinFormId: optin.formId, optinFormTitle: form.title },
      actor: SYSTEM,
    },
    { automations, leads: [lead] },
  )
  countPerson(tx, { formId: optin.formId, affiliateId: form.affiliateId, lead })
  // Whoever was enrolled has been announced with her run.
  if (report.enrolled.length === 0) announceChange(tx, [form.affiliateId], ['leads'])
  return {
    kind: 'submitted',
    affiliateId: form.affiliateId,
    leadId: lead.id,
    newLead: lead.isNew,
    enrolled: report.enrolled.length,
  }
}

type SavedLead = LeadToEnrol & { readonly isNew: boolean }

/**
 * A new lead, or the known one of this address, with the tags of the form. Who only typed the address changes nothing
 * else of a known lead. A confirmed consent may add a number, says the language of mails, and takes back an unsubscription and what an erasure left,
 * but no other suppression: who complained or does not exist is not mailed again. A new lead gets its first proof of
 * consent in the same statement; of a known one the proofs are counted after its row is locked, by the next.
 */
async function saveLead(tx: Tx, { emailHash, form, optin, isConfirmed }: Optin): Promise<SavedLead> {
  const [lead] = await tx.rows<SavedLead>(
    'save-lead',
    `WITH lifted AS (
       DELETE FROM "Suppression" WHERE "affiliateId" = $1 AND "emailHash" = $5 AND $7 AND "reason"::text = ANY ($8)
       RETURNING "reason"),
     lead AS (
       INSERT INTO "AffiliateLead" AS l ("affiliateId", "name", "email", "whatsapp", "source", "language", "tags", "suppressedAt")
       SELECT $1, $2, $3, $4, 'optin', $15, $6::text[], (
         SELECT min(s."at") FROM "Suppression" s
         WHERE s."affiliateId" = $1 AND s."emailHash" = $5 AND s."reason"::text <> ALL ($8))
       ON CONFLICT ("affiliateId", "email") DO UPDATE SET
         "suppressedAt" = CASE WHEN EXISTS (SELECT FROM lifted WHERE "reason" = 'erased') THEN NULL ELSE l."suppressedAt" END,
         "unsubscribedAt" = CASE WHEN $7 THEN NULL ELSE l."unsubscribedAt" END,
         "unsubscribedBy" = CASE WHEN $7 THEN NULL ELSE l."unsubscribedBy" END,
         "name" = CASE WHEN l."awaitingSince" IS NULL THEN l."name" ELSE excluded."name" END,
         "whatsapp" = CASE WHEN $7 OR l."awaitingSince" IS NOT NULL
           THEN coalesce(l."whatsapp", excluded."whatsapp") ELSE l."whatsapp" END,
         "snoozedUntil" = CASE WHEN $7 THEN NULL ELSE l."snoozedUntil" END,
         "language" = CASE WHEN $7 OR l."awaitingSince" IS NOT NULL THEN excluded."language" ELSE l."language" END,
         "awaitingSince" = NULL, "updatedAt" = ${tx.clock.now},
         "tags" = l."tags" || ARRAY(SELECT t FROM unnest(excluded."tags") t WHERE t <> ALL (l."tags"))
       RETURNING l."id", (l.xmax = 0) AS "isNew", ${ENTRY_BLOCK} AS "blocked"),
     proof AS (
       INSERT INTO "LeadConsent"
         ("affiliateId", "leadId", "formId", "text", "consentVersion", "answers", "ip", "userAgent", "at")
       SELECT $1, "id", $9, $10, $11, $12::jsonb, $13, $14, ${tx.clock.now} FROM lead WHERE "isNew")
     SELECT "id", "isNew", "blocked" FROM lead`,
    [
      form.affiliateId,
      optin.name,
      optin.email,
      optin.whatsapp,
      emailHash,
      form.tags,
      isConfirmed,
      LIFTED_BY_CONSENT,
      ...proofOf({ form, optin }),
      optin.language ?? 'id',
    ],
  )
  if (lead === undefined) throw new Error('the lead was neither inserted nor found')
  return lead
}

/** A confirmed consent takes back that its owner left these sequences. */
function forgetLeaving(
  tx: Tx,
  input: {
    readonly affiliateId: string
    readonly leadId: string
    readonly automations: readonly { readonly id: string }[]
  },
): void {
  tx.send(
    'forget-leaving',
    `UPDATE "AffiliateAutomationLog" SET "leftAt" = NULL, "leftBy" = NULL
     WHERE "affiliateId" = $1 AND "leadId" = $2 AND "automationId" = ANY ($3::uuid[]) AND "leftAt" IS NOT NULL`,
    [input.affiliateId, input.leadId, input.automations.map(({ id }) => id)],
  )
}

/** What a proof of consent holds: form, text, its version, answers, IP address, browser. */
function proofOf({ form, optin }: Pick<Optin, 'form' | 'optin'>): readonly unknown[] {
  const answers = optin.answers ?? []
  return [
    optin.formId,
    form.consentText,
    form.consentVersion,
    answers.length === 0 ? null : JSON.stringify(answers),
    optin.ip,
    optin.userAgent,
  ]
}

/** The first proof of a person and form stays, and the last: whoever sends a form in again and again adds no rows. */
function writeConsent(
  tx: Tx,
  { form, leadId, optin }: { readonly leadId: string } & Pick<Optin, 'form' | 'optin'>,
): void {
  tx.send(
    'write-consent',
    `WITH known AS (
       SELECT count(*) AS "proofs", (array_agg(c."id" ORDER BY c."at" DESC, c."id" DESC))[1] AS "lastId"
       FROM "LeadConsent" c WHERE c."affiliateId" = $1 AND c."leadId" = $2 AND c."formId" = $3),
     renewed AS (
       UPDATE "LeadConsent" c SET "text" = $4, "consentVersion" = $5, "answers" = $6::jsonb, "ip" = $7,
         "userAgent" = $8, "at" = ${tx.clock.now}
       FROM known WHERE known."proofs" >= 2 AND c."affiliateId" = $1 AND c."id" = known."lastId")
     INSERT INTO "LeadConsent"
       ("affiliateId", "leadId", "formId", "text", "consentVersion", "answers", "ip", "userAgent", "at")
     SELECT $1, $2, $3, $4, $5, $6::jsonb, $7, $8, ${tx.clock.now} FROM known WHERE known."proofs" < 2`,
    [form.affiliateId, leadId, ...proofOf({ form, optin })],
  )
}

/**
 * A person counts once, however often she sends the form in: with her first proof of consent, which a new lead has just
 * given. Her row is locked by now, so no other submission of hers is under way. The form's row is locked last, because
 * everybody's submissions meet there.
 */
function countPerson(
  tx: Tx,
  {
    affiliateId,
    formId,
    lead,
  }: { readonly affiliateId: string; readonly formId: string; readonly lead: SavedLead },
): void {
  const counted = `UPDATE "OptinForm" SET "submitCount" = "submitCount" + 1 WHERE "affiliateId" = $1 AND "id" = $2`
  if (lead.isNew) {
    tx.send('count-new-person', counted, [affiliateId, formId])
    return
  }
  tx.send(
    'count-known-person',
    `${counted} AND 1 = (
       SELECT count(*) FROM "LeadConsent" c WHERE c."affiliateId" = $1 AND c."leadId" = $3 AND c."formId" = $2)`,
    [affiliateId, formId, lead.id],
  )
}
