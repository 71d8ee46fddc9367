import { SYSTEM } from '@booster/engine/domain/actor'
import { LIFTED_BY_CONSENT } from '@booster/engine/domain/delivery-event'
import type { OptinInput, OptinReport } from '@booster/engine/ports'
import { inTransaction, type Tx } from '../../connection/transaction.ts'
import { hashEmail } from '../steer/suppress-leads.ts'
import type { StoreContext } from '../store-context.ts'
import { enrolInTransaction } from './enrol-leads.ts'

type Form = {
  readonly affiliateId: string
  readonly title: string
  readonly automationId: string | null
  readonly tags: readonly string[]
  /** As the page showed it. */
  readonly consentText: string
  readonly consentVersion: number
  readonly open: boolean
}

/** An opt-in: lead, proof of consent, runs and jobs in one transaction, so that nothing accepted is ever lost. */
export function submitOptin({ pool, clock, hashKey }: StoreContext, input: OptinInput): Promise<OptinReport> {
  return inTransaction({ pool, clock }, async (tx): Promise<OptinReport> => {
    const form = await readForm(tx, input)
    if (form === undefined) return { kind: 'unknown' }
    if (!form.open) return { kind: 'closed' }
    const lead = await saveLead(tx, { hashKey, form, optin: input })
    writeConsent(tx, { form, leadId: lead.id, optin: input })
    const report = await enrolInTransaction(tx, {
      affiliateId: form.affiliateId,
      leadIds: [lead.id],
      triggerType: 'AFTER_OPTIN',
      hasConsented: true,
      ...(form.automationId === null ? {} : { automationId: form.automationId }),
      triggerData: { optinFormId: input.formId, optinFormTitle: form.title },
      actor: SYSTEM,
    })
    countPerson(tx, { formId: input.formId, affiliateId: form.affiliateId, leadId: lead.id })
    return {
      kind: 'submitted',
      affiliateId: form.affiliateId,
      leadId: lead.id,
      newLead: lead.isNew,
      enrolled: report.enrolled.length,
    }
  })
}

/** The form with the consent text that the visitor saw, which may be an older one than today's. */
async function readForm(tx: Tx, input: OptinInput): Promise<Form | undefined> {
  const [form] = await tx.rows<Form>(
    'read-form',
    `SELECT f."affiliateId", f."title", f."automationId", f."tags", coalesce(c."text", f."consentText") AS "consentText",
       coalesce(c."version", f."consentVersion") AS "consentVersion", f."active" AND p."status" = 'active' AS open
     FROM "OptinForm" f
     JOIN "AffiliateProfile" p ON p."id" = f."affiliateId"
     LEFT JOIN "FormConsentText" c ON c."affiliateId" = f."affiliateId" AND c."formId" = f."id" AND c."version" = $2
     WHERE f."id" = $1`,
    [input.formId, input.consentVersion ?? null],
  )
  return form
}

/**
 * A new lead, or the known one of this address, with the tags of the form. A fresh consent takes back an unsubscription
 * and what erasing the person left, but no other suppression: who complained or does not exist is not mailed again
 * because somebody typed the address.
 */
async function saveLead(
  tx: Tx,
  { hashKey, form, optin }: { readonly hashKey: string; readonly form: Form; readonly optin: OptinInput },
): Promise<{ readonly id: string; readonly isNew: boolean }> {
  const [lead] = await tx.rows<{ id: string; isNew: boolean }>(
    'save-lead',
    `WITH lifted AS (
       DELETE FROM "Suppression" WHERE "affiliateId" = $1 AND "emailHash" = $5 AND "reason"::text = ANY ($7)
       RETURNING "reason")
     INSERT INTO "AffiliateLead" AS l ("affiliateId", "name", "email", "whatsapp", "source", "tags", "suppressedAt")
     SELECT $1, $2, $3, $4, 'optin', $6::text[], (
       SELECT min(s."at") FROM "Suppression" s
       WHERE s."affiliateId" = $1 AND s."emailHash" = $5 AND s."reason"::text <> ALL ($7))
     ON CONFLICT ("affiliateId", "email") DO UPDATE SET "unsubscribedAt" = NULL,
       "suppressedAt" = CASE WHEN EXISTS (SELECT FROM lifted WHERE "reason" = 'erased') THEN NULL ELSE l."suppressedAt" END,
       "whatsapp" = coalesce(l."whatsapp", excluded."whatsapp"), "updatedAt" = ${tx.clock.now},
       "tags" = l."tags" || ARRAY(SELECT t FROM unnest(excluded."tags") t WHERE t <> ALL (l."tags"))
     RETURNING l."id", (l.xmax = 0) AS "isNew"`,
    [
      form.affiliateId,
      optin.name,
      optin.email,
      optin.whatsapp,
      hashEmail(hashKey, optin.email),
      form.tags,
      LIFTED_BY_CONSENT,
    ],
  )
  if (lead === undefined) throw new Error('the lead was neither inserted nor found')
  return lead
}

function writeConsent(
  tx: Tx,
  { form, leadId, optin }: { readonly form: Form; readonly leadId: string; readonly optin: OptinInput },
): void {
  const answers = optin.answers ?? []
  tx.send(
    'write-consent',
    `INSERT INTO "LeadConsent"
       ("affiliateId", "leadId", "formId", "text", "consentVersion", "answers", "ip", "userAgent", "at")
     VALUES ($1, $2, $3, $4, $5, $6::jsonb, $7, $8, ${tx.clock.now})`,
    [
      form.affiliateId,
      leadId,
      optin.formId,
      form.consentText,
      form.consentVersion,
      answers.length === 0 ? null : JSON.stringify(answers),
      optin.ip,
      optin.userAgent,
    ],
  )
}

/**
 * A person counts once, however often she sends the form in: with her first proof of consent. Her row is locked by now,
 * so no other submission of hers is under way. The form's row is locked last, because everybody's submissions meet there.
 */
function countPerson(
  tx: Tx,
  input: { readonly affiliateId: string; readonly formId: string; readonly leadId: string },
): void {
  tx.send(
    'count-submit',
    `UPDATE "OptinForm" SET "submitCount" = "submitCount" + 1
     WHERE "affiliateId" = $1 AND "id" = $2 AND 1 = (
       SELECT count(*) FROM "LeadConsent" c WHERE c."affiliateId" = $1 AND c."leadId" = $3 AND c."formId" = $2)`,
    [input.affiliateId, input.formId, input.leadId],
  )
}
