import { createHmac } from 'node:crypto'
import { SUPPRESSION_REASONS, type SuppressionReason } from '@booster/engine/domain/delivery-event'
import type { Tx } from '../../connection/transaction.ts'
import { unnestColumns } from '../../connection/unnest.ts'
import { withholdQuestions } from '../leads/open-questions.ts'

const LEADS = unnestColumns({ aff: 'uuid', id: 'uuid', email: 'text?' })

const SUPPRESSIONS = unnestColumns({ aff: 'uuid', hash: 'text', reason: 'text', detail: 'text' })

export type SuppressedLead = {
  readonly affiliateId: string
  readonly leadId: string
  /** Where the mail went that this is about; null: to the present address of the lead. */
  readonly mailed: string | null
  readonly reason: Exclude<SuppressionReason, 'unsubscribed' | 'erased'>
  readonly detail: string
}

export type SuppressedAddress = {
  readonly affiliateId: string
  readonly email: string
  readonly reason: SuppressionReason
  readonly detail: string
}

/** SQL: whether what is known of the address `mailed` is about the present address of the lead `l`. */
export function isAboutLead(mailed: string): string {
  return `(${mailed} IS NULL OR l."emailChangedAt" IS NULL OR l."email" IS NOT DISTINCT FROM ${mailed})`
}

/** Keyed hash of an address (lower case): what is left of it after erasure. */
export function hashEmail(hashKey: string, email: string): string {
  return createHmac('sha256', hashKey).update(email.toLowerCase()).digest('hex')
}

/**
 * No further mail to these leads: the flag that the claim reads, and the address hash that outlives the lead. A mail
 * to an address that was corrected since says nothing about the new one.
 */
export async function suppressLeads(
  tx: Tx,
  hashKey: string,
  leads: readonly SuppressedLead[],
): Promise<void> {
  if (leads.length === 0) return
  const ordered = [...leads].sort((a, b) => (a.leadId < b.leadId ? -1 : 1))
  const suppressed = await tx.rows<{ id: string; now: boolean; address: string | null }>(
    'suppress-leads',
    `UPDATE "AffiliateLead" l SET "updatedAt" = now(), "suppressedAt" = CASE WHEN ${isAboutLead('u.email')}
       THEN coalesce(l."suppressedAt", ${tx.clock.now}) ELSE l."suppressedAt" END
     FROM ${LEADS.from(1)}
     WHERE l."affiliateId" = u.aff AND l."id" = u.id
     RETURNING l."id", ${isAboutLead('u.email')} AS "now",
       CASE WHEN ${isAboutLead('u.email')} THEN coalesce(l."email", u.email) ELSE u.email END AS "address"`,
    LEADS.arrays(ordered, { aff: (l) => l.affiliateId, id: (l) => l.leadId, email: (l) => l.mailed }),
  )
  const known = new Map(ordered.map((l) => [l.leadId, l]))
  const addresses = suppressed.flatMap(({ id, address }) => {
    const lead = known.get(id)
    return address === null || lead === undefined ? [] : [{ ...lead, email: address }]
  })
  const stopped = suppressed.filter((lead) => lead.now).map(({ id }) => id)
  withholdQuestions(
    tx,
    ordered.filter(({ leadId }) => stopped.includes(leadId)),
  )
  await rememberSuppressions(tx, hashKey, addresses)
}

/** Keeps why nobody mails these addresses. The strongest reason stays, whichever came first. */
export async function rememberSuppressions(
  tx: Tx,
  hashKey: string,
  addresses: readonly SuppressedAddress[],
): Promise<void> {
  if (addresses.length === 0) return
  await tx.rows(
    'remember-suppressions',
    `INSERT INTO "Suppression" AS s ("affiliateId", "emailHash", "reason", "detail")
     SELECT u.aff, u.hash, u.reason::"SuppressionReason", u.detail
     FROM ${SUPPRESSIONS.from(1)}
     ON CONFLICT ("affiliateId", "emailHash") DO UPDATE SET "reason" = excluded."reason", "detail" = excluded."detail"
     WHERE array_position($5::text[], excluded."reason"::text) > array_position($5::text[], s."reason"::text)`,
    [
      ...SUPPRESSIONS.arrays(addresses, {
        aff: (a) => a.affiliateId,
        hash: (a) => hashEmail(hashKey, a.email),
        reason: (a) => a.reason,
        detail: (a) => a.detail.slice(0, 500),
      }),
      SUPPRESSION_REASONS,
    ],
  )
}
