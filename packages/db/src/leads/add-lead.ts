import type { WithActor } from '@booster/engine/ports'
import type { LeadAdded, NewLead } from '@booster/services/leads/ports'
import { recordAudit } from '../audit/record-audit.ts'
import { inTransaction, type Tx } from '../connection/transaction.ts'
import { announceChange } from '../engine-store/shared/announce.ts'
import { hashEmail } from '../engine-store/steer/suppress-leads.ts'
import type { StoreContext } from '../engine-store/store-context.ts'
import { LEAD_BLOCKED } from './lead-facts.ts'

type Added = Extract<LeadAdded, { kind: 'added' }>

/**
 * Adds a lead with the consent that was declared for it. What is known against the address (unsubscribed, bounced,
 * complained, erased) goes on to hold: whoever adds a lead cannot consent again in its place.
 */
export function addLead(context: StoreContext, input: NewLead & WithActor): Promise<LeadAdded> {
  const { affiliateId, email, consent, source, actor } = input
  return inTransaction(context, async (tx): Promise<LeadAdded> => {
    const added = await insertLead(tx, context.hashKey, input)
    if (added === null) return findKnown(tx, { affiliateId, email })
    tx.send(
      'declare-consent',
      `INSERT INTO "LeadConsent" ("affiliateId", "leadId", "text", "source", "at")
       VALUES ($1, $2, $3, $4, ${tx.clock.now})`,
      [affiliateId, added.leadId, consent.text, consent.source],
    )
    recordAudit(tx, {
      actor,
      affiliateId,
      action: 'lead.add',
      objects: [{ id: added.leadId, after: { source } }],
    })
    announceChange(tx, [affiliateId], ['leads'])
    return added
  })
}

async function insertLead(tx: Tx, hashKey: string, input: NewLead): Promise<Added | null> {
  const { affiliateId, name, email, whatsapp, status, tags, notes, source } = input
  const [lead] = await tx.rows<Omit<Added, 'kind'>>(
    'add-lead',
    `INSERT INTO "AffiliateLead" AS l ("affiliateId", "name", "email", "whatsapp", "status", "tags", "notes", "source",
       "unsubscribedAt", "suppressedAt", "createdAt")
     SELECT $1, $2, $3, $4, $5, $6, $7, $8,
       (SELECT ${tx.clock.now} FROM "Suppression" s
        WHERE s."affiliateId" = $1 AND s."emailHash" = $9 AND s."reason" = 'unsubscribed'),
       (SELECT ${tx.clock.now} FROM "Suppression" s
        WHERE s."affiliateId" = $1 AND s."emailHash" = $9 AND s."reason" <> 'unsubscribed'), ${tx.clock.now}
     ON CONFLICT ("affiliateId", "email") DO NOTHING
     RETURNING l."id" AS "leadId", ${LEAD_BLOCKED} AS "blocked"`,
    [affiliateId, name, email, whatsapp, status, tags, notes, source, hashEmail(hashKey, email)],
  )
  return lead === undefined ? null : { kind: 'added', ...lead }
}

async function findKnown(tx: Tx, input: Pick<NewLead, 'affiliateId' | 'email'>): Promise<LeadAdded> {
  const [lead] = await tx.rows<{ leadId: string; name: string }>(
    'find-known-lead',
    `SELECT "id" AS "leadId", "name" FROM "AffiliateLead" WHERE "affiliateId" = $1 AND "email" = $2`,
    [input.affiliateId, input.email],
  )
  if (lead === undefined) throw new Error('the lead was neither added nor found')
  return { kind: 'known', ...lead }
}
