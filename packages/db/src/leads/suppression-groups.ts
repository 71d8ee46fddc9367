import { LIFTABLE_REASONS } from '@booster/engine/domain/delivery-event'
import type { LeadRef } from '@booster/engine/ports'
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
  context: Context,
  input: { readonly group: SuppressionGroupRef; readonly after: LeadPosition | null; readonly limit: number },
): Promise<SuppressedLeads | null> {
  const { group, after, limit } = input
  for (const affiliateId of await listAffiliates(context.db, input)) {
    const from = after?.affiliateId === affiliateId ? after.leadId : null
    const leadIds: string[] = []
    for await (const found of walkSuppressed(context, { affiliateId, group, after: from })) {
      leadIds.push(...found.slice(0, limit - leadIds.length))
      if (leadIds.length === limit) break
    }
    const last = leadIds.at(-1)
    if (last !== undefined) return { affiliateId, leadIds, next: { affiliateId, leadId: last } }
  }
  return null
}

/** The leads of all affiliates with this address that are not mailed because it is suppressed. */
export async function listSuppressedByEmail(db: Queryable, email: string): Promise<readonly LeadRef[]> {
  const { rows } = await db.query<LeadRef>({
    name: 'list-suppressed-by-email',
    text: `SELECT l."affiliateId", l."id" AS "leadId" FROM "AffiliateProfile" p
           JOIN "AffiliateLead" l ON l."affiliateId" = p."id" AND l."email" = $1
           WHERE l."suppressedAt" IS NOT NULL ORDER BY 1, 2 LIMIT 1000`,
    values: [email],
  })
  return rows
}

type Context = { readonly db: Queryable; readonly hashKey: string }
type Walk = {
  readonly affiliateId: string
  readonly group: SuppressionGroupRef
  readonly after: string | null
}

/** The affiliates with an address of the group's reason, in the order of their ids. */
async function listAffiliates(
  db: Queryable,
  { group, after }: { readonly group: SuppressionGroupRef; readonly after: LeadPosition | null },
): Promise<readonly string[]> {
  const { rows } = await db.query<{ affiliateId: string }>({
    name: 'list-affiliates-of-suppression-reason',
    text: `SELECT DISTINCT "affiliateId" FROM "Suppression"
           WHERE "reason"::text = $1 AND ($2::uuid IS NULL OR "affiliateId" >= $2) ORDER BY 1`,
    values: [group.reason, after?.affiliateId ?? null],
  })
  return rows.map(({ affiliateId }) => affiliateId)
}

/** The ids of the affiliate's leads in the group, in as many arrays as it takes looks. */
async function* walkSuppressed(
  { db, hashKey }: Context,
  { affiliateId, group, after }: Walk,
): AsyncGenerator<readonly string[]> {
  for (let last = after; ; ) {
    const leads = await readSuppressed(db, { affiliateId, after: last })
    const hashed = leads.map(({ id, email }) => ({ id, hash: hashEmail(hashKey, email) }))
    const wanted = await pickOfGroup(db, { affiliateId, group, hashes: hashed.map(({ hash }) => hash) })
    yield hashed.flatMap(({ id, hash }) => (wanted.has(hash) ? [id] : []))
    if (leads.length < LOOK) return
    last = leads.at(-1)?.id ?? last
  }
}

async function pickOfGroup(
  db: Queryable,
  input: Omit<Walk, 'after'> & { readonly hashes: readonly string[] },
): Promise<ReadonlySet<string>> {
  const { affiliateId, group, hashes } = input
  const { rows } = await db.query<{ emailHash: string }>({
    name: 'pick-hashes-of-suppression-group',
    text: `SELECT s."emailHash" FROM "Suppression" s
           WHERE s."affiliateId" = $1 AND s."emailHash" = ANY ($2::text[]) AND s."reason"::text = $3 AND ${WORDS} = $4`,
    values: [affiliateId, hashes, group.reason, group.words],
  })
  return new Set(rows.map(({ emailHash }) => emailHash))
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
