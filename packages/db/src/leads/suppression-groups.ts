import { LIFTABLE_REASONS } from '@booster/engine/domain/delivery-event'
import type {
  LeadPosition,
  SuppressedLeads,
  SuppressionGroup,
  SuppressionGroupRef,
} from '@booster/services/leads/ports'
import type { Queryable } from '../connection/queryable.ts'
import { hashEmail } from '../engine-store/steer/suppress-leads.ts'

const GROUPS_AT_MOST = 100
/** Leads of an affiliate that are looked at in one go. */
const LOOK = 1_000

/** SQL: the words of an answer, without addresses, ids and long numbers. */
const WORDS = `left(regexp_replace(regexp_replace(coalesce(s."detail", ''), '<?[^[:space:]<>,;:]+@[^[:space:]<>,;]+>?', '…', 'g'),
  '\\m([0-9]{5,}|[0-9A-Fa-f-]{8,})\\M', '…', 'g'), 200)`

/** Addresses that are not mailed because of an answer about them, by what the answer said; the latest first. */
export async function listSuppressionGroups(db: Queryable): Promise<readonly SuppressionGroup[]> {
  const { rows } = await db.query<SuppressionGroup>({
    name: 'list-suppression-groups',
    text: `SELECT s."reason", ${WORDS} AS "words", count(*)::int AS "addresses",
             count(DISTINCT s."affiliateId")::int AS "affiliates", min(s."at") AS "firstAt", max(s."at") AS "lastAt"
           FROM "Suppression" s WHERE s."reason"::text = ANY ($1::text[])
           GROUP BY 1, 2 ORDER BY max(s."at") DESC, 1, 2 LIMIT $2`,
    values: [LIFTABLE_REASONS, GROUPS_AT_MOST],
  })
  return rows
}

/**
 * The next leads of one affiliate whose address is suppressed in the group, in the order of their ids; null: none are
 * left. Addresses that no lead has any more are in no portion.
 */
export async function listSuppressedLeads(
  { db, hashKey }: { readonly db: Queryable; readonly hashKey: string },
  input: { readonly group: SuppressionGroupRef; readonly after: LeadPosition | null; readonly limit: number },
): Promise<SuppressedLeads | null> {
  const { after, limit } = input
  for (const { affiliateId, hashes } of await hashesOf(db, input)) {
    const wanted = new Set(hashes)
    const leadIds: string[] = []
    const leads = walkSuppressed(db, affiliateId, after?.affiliateId === affiliateId ? after.leadId : null)
    for await (const { id, email } of leads) {
      if (wanted.has(hashEmail(hashKey, email))) leadIds.push(id)
      if (leadIds.length >= limit) break
    }
    const last = leadIds.at(-1)
    if (last !== undefined) return { affiliateId, leadIds, next: { affiliateId, leadId: last } }
  }
  return null
}

async function* walkSuppressed(
  db: Queryable,
  affiliateId: string,
  after: string | null,
): AsyncGenerator<{ readonly id: string; readonly email: string }> {
  for (let last = after; ; ) {
    const leads = await readSuppressed(db, { affiliateId, after: last })
    yield* leads
    if (leads.length < LOOK) return
    last = leads.at(-1)?.id ?? last
  }
}

async function hashesOf(
  db: Queryable,
  { group, after }: { readonly group: SuppressionGroupRef; readonly after: LeadPosition | null },
): Promise<readonly { affiliateId: string; hashes: readonly string[] }[]> {
  const { rows } = await db.query<{ affiliateId: string; hashes: readonly string[] }>({
    name: 'list-hashes-of-suppression-group',
    text: `SELECT s."affiliateId", array_agg(s."emailHash") AS "hashes" FROM "Suppression" s
           WHERE s."reason"::text = $1 AND ${WORDS} = $2 AND ($3::uuid IS NULL OR s."affiliateId" >= $3)
           GROUP BY 1 ORDER BY 1`,
    values: [group.reason, group.words, after?.affiliateId ?? null],
  })
  return rows
}

async function readSuppressed(
  db: Queryable,
  { affiliateId, after }: { readonly affiliateId: string; readonly after: string | null },
): Promise<readonly { id: string; email: string }[]> {
  const { rows } = await db.query<{ id: string; email: string }>({
    name: 'list-suppressed-leads',
    text: `SELECT "id", "email" FROM "AffiliateLead"
           WHERE "affiliateId" = $1 AND "suppressedAt" IS NOT NULL AND "email" IS NOT NULL
             AND ($2::uuid IS NULL OR "id" > $2) ORDER BY "id" LIMIT ${LOOK}`,
    values: [affiliateId, after],
  })
  return rows
}
