import type { StopFacts } from '@booster/engine/domain/lead'
import type { Tx } from '../../connection/transaction.ts'
import { hashEmail } from '../steer/suppress-leads.ts'

/** Why mail to a lead stopped; `detail` is what was answered about its address. */
export type LockedStopFacts = StopFacts & {
  readonly id: string
  readonly emailHash: string
  readonly detail: string | null
}

type LeadsOf = { readonly affiliateId: string; readonly leadIds: readonly string[] }

/** Locks leads in the order of their ids and reads why mail to them stopped; leads that do not exist are left out. */
export async function lockStopFacts(
  tx: Tx,
  hashKey: string,
  { affiliateId, leadIds }: LeadsOf,
): Promise<readonly LockedStopFacts[]> {
  const leads = await tx.rows<Omit<StopFacts, 'suppression'> & { id: string; email: string | null }>(
    'lock-stop-facts',
    `SELECT "id", "email", "erasedAt" IS NOT NULL AS "leadErased", "unsubscribedAt" IS NOT NULL AS "leadUnsubscribed",
       "suppressedAt" IS NOT NULL AS "leadSuppressed"
     FROM "AffiliateLead" WHERE "affiliateId" = $1 AND "id" = ANY ($2::uuid[]) ORDER BY "id" FOR UPDATE`,
    [affiliateId, leadIds],
  )
  const hashed = leads.map(({ email, ...facts }) => ({
    ...facts,
    emailHash: hashEmail(hashKey, email ?? ''),
  }))
  const known = await tx.rows<{ emailHash: string; reason: StopFacts['suppression']; detail: string | null }>(
    'read-suppressions-of-leads',
    `SELECT "emailHash", "reason", "detail" FROM "Suppression" WHERE "affiliateId" = $1 AND "emailHash" = ANY ($2::text[])`,
    [affiliateId, hashed.map(({ emailHash }) => emailHash)],
  )
  const byHash = new Map(known.map((row) => [row.emailHash, row]))
  return hashed.map((lead) => {
    const { reason: suppression = null, detail = null } = byHash.get(lead.emailHash) ?? {}
    return { ...lead, suppression, detail }
  })
}

/** Lets mail to leads start again: their addresses are suppressed no more, and soft bounces count from now. */
export function forgetSuppressions(
  tx: Tx,
  affiliateId: string,
  leads: readonly Pick<LockedStopFacts, 'id' | 'emailHash'>[],
): void {
  if (leads.length === 0) return
  tx.send(
    'forget-suppressions',
    `DELETE FROM "Suppression" WHERE "affiliateId" = $1 AND "emailHash" = ANY ($2::text[])`,
    [affiliateId, leads.map(({ emailHash }) => emailHash)],
  )
  tx.send(
    'reactivate-leads',
    `UPDATE "AffiliateLead" SET "suppressedAt" = NULL, "reactivatedAt" = ${tx.clock.now}, "updatedAt" = now()
     WHERE "affiliateId" = $1 AND "id" = ANY ($2::uuid[])`,
    [affiliateId, leads.map(({ id }) => id)],
  )
}
