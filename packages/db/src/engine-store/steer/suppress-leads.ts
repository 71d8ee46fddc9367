import { createHmac } from 'node:crypto'
import { SUPPRESSION_REASONS } from '@booster/engine/domain/delivery-event'
import type { Tx } from '../../connection/transaction.ts'
import { KEYS, unnestColumns } from '../../connection/unnest.ts'

const SUPPRESSIONS = unnestColumns({ aff: 'uuid', hash: 'text', reason: 'text', detail: 'text' })

export type SuppressedLead = {
  readonly affiliateId: string
  readonly leadId: string
  readonly reason: 'hard_bounce' | 'complaint' | 'refused'
  readonly detail: string
}

/** Keyed hash of an address (lower case): what is left of it after erasure. */
export function hashEmail(hashKey: string, email: string): string {
  return createHmac('sha256', hashKey).update(email.toLowerCase()).digest('hex')
}

/**
 * No further mail to these leads: the flag that the claim reads, and the address hash that outlives the lead. The
 * strongest reason stays, whichever came first.
 */
export async function suppressLeads(
  tx: Tx,
  hashKey: string,
  leads: readonly SuppressedLead[],
): Promise<void> {
  if (leads.length === 0) return
  const ordered = [...leads].sort((a, b) => (a.leadId < b.leadId ? -1 : 1))
  const suppressed = await tx.rows<{ affiliateId: string; id: string; email: string | null }>(
    'suppress-leads',
    `UPDATE "AffiliateLead" l SET "suppressedAt" = coalesce(l."suppressedAt", ${tx.clock.now}), "updatedAt" = now()
     FROM ${KEYS.from(1)}
     WHERE l."affiliateId" = u.aff AND l."id" = u.id RETURNING l."affiliateId", l."id", l."email"`,
    KEYS.arrays(ordered, { aff: (l) => l.affiliateId, id: (l) => l.leadId }),
  )
  const known = new Map(ordered.map((l) => [l.leadId, l]))
  const withAddress = suppressed.flatMap((s) => {
    const lead = known.get(s.id)
    return s.email === null || lead === undefined ? [] : [{ ...lead, hash: hashEmail(hashKey, s.email) }]
  })
  await tx.rows(
    'remember-suppressions',
    `INSERT INTO "Suppression" AS s ("affiliateId", "emailHash", "reason", "detail")
     SELECT u.aff, u.hash, u.reason::"SuppressionReason", u.detail
     FROM ${SUPPRESSIONS.from(1)}
     ON CONFLICT ("affiliateId", "emailHash") DO UPDATE SET "reason" = excluded."reason", "detail" = excluded."detail"
     WHERE array_position($5::text[], excluded."reason"::text) > array_position($5::text[], s."reason"::text)`,
    [
      ...SUPPRESSIONS.arrays(withAddress, {
        aff: (l) => l.affiliateId,
        hash: (l) => l.hash,
        reason: (l) => l.reason,
        detail: (l) => l.detail.slice(0, 500),
      }),
      SUPPRESSION_REASONS,
    ],
  )
}
