import { LIFTED_BY_CONSENT } from '@booster/engine/domain/delivery-event'
import type { LeadStatus } from '@booster/engine/domain/lead'
import type { LeadChanges, LeadRef, LeadUpdated, WithActor } from '@booster/engine/ports'
import { recordAudit } from '../../audit/record-audit.ts'
import { inTransaction, type Tx } from '../../connection/transaction.ts'
import { isUniqueViolation } from '../../connection/unique-violation.ts'
import { announceChange } from '../shared/announce.ts'
import { hashEmail, rememberSuppressions } from '../steer/suppress-leads.ts'
import type { StoreContext } from '../store-context.ts'
import { correctQuestions, renewQuestions, withholdQuestions } from './open-questions.ts'
import { readSuppression } from './read-suppression.ts'

type UpdateInput = LeadRef & WithActor & { readonly changes: LeadChanges }

type LockedLead = {
  readonly name: string
  readonly email: string | null
  readonly whatsapp: string | null
  readonly status: LeadStatus
  readonly tags: readonly string[]
  readonly notes: string
  readonly unsubscribed: boolean
  readonly erased: boolean
}

/** Changes a lead. The claim reads it again for every mail, so those not yet handed over take the new name and address. */
export async function updateLead(context: StoreContext, input: UpdateInput): Promise<LeadUpdated> {
  try {
    return await inTransaction(context, (tx) => update(tx, context, input))
  } catch (error) {
    // Somebody else took the address a moment ago: the next look finds who.
    if (!isUniqueViolation(error, 'AffiliateLead_affiliateId_email_key')) throw error
    return inTransaction(context, (tx) => update(tx, context, input))
  }
}

async function update(tx: Tx, { hashKey }: StoreContext, input: UpdateInput): Promise<LeadUpdated> {
  const { affiliateId, leadId, actor, changes } = input
  const lead = await lockLead(tx, input)
  if (lead === null) return { kind: 'unknown' }
  if (lead.erased) return { kind: 'unchanged', reason: 'LEAD_ERASED' }
  const fields = changedFields(lead, changes)
  if (fields.length === 0) return { kind: 'changed' }
  if (changes.email !== undefined && fields.includes('email')) {
    const holder = await findHolder(tx, { affiliateId, email: changes.email })
    if (holder !== null) return { kind: 'taken', leadId: holder }
    await changeAddress(tx, hashKey, { affiliateId, leadId, lead, email: changes.email })
  }
  writeFields(tx, input, { ...lead, ...changes })
  if (fields.includes('name')) correctQuestions(tx, input, changes.name)
  // Which fields, never what stood in them: the audit log outlives the lead.
  recordAudit(tx, { actor, affiliateId, action: 'lead.update', objects: [{ id: leadId, after: { fields } }] })
  announceChange(tx, [affiliateId], ['leads', 'jobs', 'runs'])
  return { kind: 'changed' }
}

async function lockLead(tx: Tx, { affiliateId, leadId }: LeadRef): Promise<LockedLead | null> {
  const [lead] = await tx.rows<LockedLead>(
    'lock-lead',
    `SELECT "name", "email", "whatsapp", "status", "tags", "notes", "unsubscribedAt" IS NOT NULL AS "unsubscribed",
       "erasedAt" IS NOT NULL AS "erased"
     FROM "AffiliateLead" WHERE "affiliateId" = $1 AND "id" = $2 FOR UPDATE`,
    [affiliateId, leadId],
  )
  return lead ?? null
}

function changedFields(lead: LockedLead, changes: LeadChanges): readonly (keyof LeadChanges)[] {
  const names: readonly (keyof LeadChanges)[] = ['name', 'email', 'whatsapp', 'status', 'tags', 'notes']
  return names.filter(
    (name) => changes[name] !== undefined && JSON.stringify(changes[name]) !== JSON.stringify(lead[name]),
  )
}

async function findHolder(
  tx: Tx,
  { affiliateId, email }: { readonly affiliateId: string; readonly email: string },
): Promise<string | null> {
  const [holder] = await tx.rows<{ id: string }>(
    'find-lead-by-email',
    `SELECT "id" FROM "AffiliateLead" WHERE "affiliateId" = $1 AND "email" = $2`,
    [affiliateId, email],
  )
  return holder?.id ?? null
}

/** What was known of the old address stays with it; the lead gets what is known of the new one. */
async function changeAddress(
  tx: Tx,
  hashKey: string,
  input: LeadRef & { readonly lead: LockedLead; readonly email: string },
): Promise<void> {
  const { affiliateId, leadId, lead, email } = input
  if (lead.unsubscribed && lead.email !== null) {
    const old = { affiliateId, email: lead.email, reason: 'unsubscribed', detail: 'address changed' } as const
    await rememberSuppressions(tx, hashKey, [old])
  }
  const reason = await readSuppression(tx, { affiliateId, emailHash: hashEmail(hashKey, email) })
  tx.send(
    'change-lead-address',
    `UPDATE "AffiliateLead" SET "email" = $3, "emailChangedAt" = ${tx.clock.now},
       "suppressedAt" = CASE WHEN $4 THEN ${tx.clock.now} END,
       "unsubscribedAt" = CASE WHEN $5 THEN coalesce("unsubscribedAt", ${tx.clock.now}) ELSE "unsubscribedAt" END,
       "unsubscribedBy" = NULL
     WHERE "affiliateId" = $1 AND "id" = $2`,
    [affiliateId, leadId, email, reason !== null && reason !== 'unsubscribed', reason === 'unsubscribed'],
  )
  tx.send(
    'forget-own-stops',
    `UPDATE "AffiliateAutomationLog" SET "leftBy" = NULL
     WHERE "affiliateId" = $1 AND "leadId" = $2 AND "leftBy" IS NOT NULL`,
    [affiliateId, leadId],
  )
  renewQuestions(tx, { affiliateId, leadId })
  if (reason !== null && !LIFTED_BY_CONSENT.some((lifted) => lifted === reason))
    withholdQuestions(tx, [{ affiliateId, leadId }])
}

function writeFields(tx: Tx, { affiliateId, leadId }: LeadRef, lead: Omit<LockedLead, 'email'>): void {
  tx.send(
    'write-lead',
    `UPDATE "AffiliateLead" SET "name" = $3, "whatsapp" = $4, "status" = $5, "tags" = $6, "notes" = $7, "updatedAt" = now()
     WHERE "affiliateId" = $1 AND "id" = $2`,
    [affiliateId, leadId, lead.name, lead.whatsapp, lead.status, lead.tags, lead.notes],
  )
}
