import type { WithActor } from '@booster/engine/ports'
import { recordAudit } from '../audit/record-audit.ts'
import { inTransaction, type TransactionContext } from '../connection/transaction.ts'
import { announceChange } from '../engine-store/shared/announce.ts'

/** A lead has at most this many tags; one that would get more stays as it is. */
const TAGS_AT_MOST = 50

/** Adds tags to leads of the affiliate that have not all of them. */
export function tagLeads(
  context: TransactionContext,
  input: WithActor & {
    readonly affiliateId: string
    readonly leadIds: readonly string[]
    readonly add: readonly string[]
  },
): Promise<{ readonly changed: number }> {
  const { affiliateId, leadIds, add, actor } = input
  return inTransaction(context, async (tx) => {
    const changed = await tx.rows<{ id: string }>(
      'tag-leads',
      `WITH wanted AS (
         SELECT l."id", l."tags" || ARRAY(SELECT t FROM unnest($3::text[]) AS t WHERE t <> ALL (l."tags")) AS "tags"
         FROM "AffiliateLead" l
         WHERE l."affiliateId" = $1 AND l."id" = ANY ($2::uuid[]) AND l."erasedAt" IS NULL AND NOT l."tags" @> $3::text[]
         ORDER BY l."id" FOR UPDATE)
       UPDATE "AffiliateLead" l SET "tags" = w."tags", "updatedAt" = now()
       FROM wanted w WHERE l."affiliateId" = $1 AND l."id" = w."id" AND cardinality(w."tags") <= ${TAGS_AT_MOST}
       RETURNING l."id"`,
      [affiliateId, leadIds, add],
    )
    if (changed.length === 0) return { changed: 0 }
    const objects = changed.map(({ id }) => ({ id, after: { added: add.length } }))
    recordAudit(tx, { actor, affiliateId, action: 'lead.tag', objects })
    announceChange(tx, [affiliateId], ['leads'])
    return { changed: changed.length }
  })
}
