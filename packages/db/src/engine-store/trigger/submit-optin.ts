import { SYSTEM } from '@booster/engine/domain/actor'
import type { OptinInput, OptinReport } from '@booster/engine/ports'
import { inTransaction, type Tx } from '../../connection/transaction.ts'
import { hashEmail } from '../steer/suppress-leads.ts'
import type { StoreContext } from '../store-context.ts'
import { enrolInTransaction } from './enrol-leads.ts'

type Form = {
  readonly affiliateId: string
  readonly title: string
  readonly consentText: string
  readonly open: boolean
}

/** An opt-in: lead, proof of consent, runs and jobs in one transaction, so that nothing accepted is ever lost. */
export function submitOptin({ pool, clock, hashKey }: StoreContext, input: OptinInput): Promise<OptinReport> {
  return inTransaction({ pool, clock }, async (tx): Promise<OptinReport> => {
    const [form] = await tx.rows<Form>(
      'read-form',
      `SELECT f."affiliateId", f."title", f."consentText", f."active" AND p."status" = 'active' AS open
         FROM "OptinForm" f JOIN "AffiliateProfile" p ON p."id" = f."affiliateId" WHERE f."id" = $1`,
      [input.formId],
    )
    if (form === undefined) return { kind: 'unknown' }
    if (!form.open) return { kind: 'closed' }
    const lead = await saveLead(tx, hashKey, form.affiliateId, input)
    tx.send(
      'write-consent',
      `INSERT INTO "LeadConsent" ("affiliateId", "leadId", "formId", "text", "ip", "userAgent", "at")
         VALUES ($1, $2, $3, $4, $5, $6, ${tx.clock.now})`,
      [form.affiliateId, lead.id, input.formId, form.consentText, input.ip, input.userAgent],
    )
    const report = await enrolInTransaction(tx, {
      affiliateId: form.affiliateId,
      leadIds: [lead.id],
      triggerType: 'AFTER_OPTIN',
      triggerData: { optinFormId: input.formId, optinFormTitle: form.title },
      actor: SYSTEM,
    })
    tx.send('count-submit', `UPDATE "OptinForm" SET "submitCount" = "submitCount" + 1 WHERE "id" = $1`, [
      input.formId,
    ])
    return {
      kind: 'submitted',
      affiliateId: form.affiliateId,
      leadId: lead.id,
      newLead: lead.isNew,
      enrolled: report.enrolled.length,
    }
  })
}

/**
 * A new lead, or the known one of this address. A fresh consent takes an unsubscription back, but never a
 * suppression: who complained or does not exist is not mailed again because somebody typed the address.
 */
async function saveLead(
  tx: Tx,
  hashKey: string,
  affiliateId: string,
  input: OptinInput,
): Promise<{ readonly id: string; readonly isNew: boolean }> {
  const [lead] = await tx.rows<{ id: string; isNew: boolean }>(
    'save-lead',
    `INSERT INTO "AffiliateLead" AS l ("affiliateId", "name", "email", "whatsapp", "source", "suppressedAt")
     SELECT $1, $2, $3, $4, 'optin', (
       SELECT min(s."at") FROM "Suppression" s
       WHERE s."affiliateId" = $1 AND s."emailHash" = $5 AND s."reason" <> 'unsubscribed')
     ON CONFLICT ("affiliateId", "email") DO UPDATE SET "unsubscribedAt" = NULL,
       "whatsapp" = coalesce(l."whatsapp", excluded."whatsapp"), "updatedAt" = ${tx.clock.now}
     RETURNING l."id", (l.xmax = 0) AS "isNew"`,
    [affiliateId, input.name, input.email, input.whatsapp, hashEmail(hashKey, input.email)],
  )
  if (lead === undefined) throw new Error('the lead was neither inserted nor found')
  return lead
}
