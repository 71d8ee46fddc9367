import type { LeadCursor } from '@booster/contracts/leads/lead-cursor'
import type { LeadFilter, LeadMailing } from '@booster/contracts/leads/leads'
import { wordsQuery } from './words-query.ts'

/** Whose leads, and which. */
export type LeadsWanted = { readonly affiliateId: string; readonly filter: LeadFilter }

/**
 * SQL: keys (`place`, `id`) of leads of affiliate $1, in whose order an index walks; as few as one part of the filter
 * allows. Every lead of the filter is among them.
 */
export function walkedKeys({ filter }: LeadsWanted, by: LeadCursor['by'], values: unknown[]): string {
  // By name there is one index only, of all leads.
  if (by === 'name')
    return `(SELECT lower("name") AS "place", "id" FROM "AffiliateLead" WHERE "affiliateId" = $1)`
  if (filter.tag !== undefined) {
    values.push(filter.tag)
    return `(SELECT "createdAt" AS "place", "leadId" AS "id" FROM "LeadTag"
      WHERE "affiliateId" = $1 AND "tag" = $${values.length})`
  }
  return `(SELECT "createdAt" AS "place", "id" FROM "AffiliateLead" WHERE "affiliateId" = $1 ${rareCondition(filter, values)})`
}

/**
 * SQL: ids of all leads of affiliate $1 that one selective part of the filter finds by an index; null when the walk
 * through `walkedKeys` is as good.
 */
export function selectiveIds(
  { affiliateId, filter }: LeadsWanted,
  by: LeadCursor['by'],
  values: unknown[],
): string | null {
  if (filter.q !== undefined) {
    values.push(wordsQuery(affiliateId, filter.q))
    return `SELECT "id" FROM "AffiliateLead" WHERE "affiliateId" = $1
      AND lead_words("affiliateId", "name", "email", "whatsapp") @@ $${values.length}::tsquery`
  }
  if (by === 'time') return null
  if (filter.tag !== undefined) {
    values.push(filter.tag)
    return `SELECT "leadId" AS "id" FROM "LeadTag" WHERE "affiliateId" = $1 AND "tag" = $${values.length}`
  }
  const condition = rareCondition(filter, values)
  return condition === ''
    ? null
    : `SELECT "id" FROM "AffiliateLead" WHERE "affiliateId" = $1 ${condition} ORDER BY "createdAt" DESC`
}

/** The part of the filter that has an index of its own by time, the rarest kind first. */
function rareCondition(filter: LeadFilter, values: unknown[]): string {
  const blocked = filter.hasAddress === false ? 'NO_ADDRESS' : (filter.blocked ?? 'NONE')
  if (blocked !== 'NONE') return `AND ${BLOCKED_KEYS[blocked]}`
  if (filter.status !== undefined && filter.status !== 'new') {
    values.push(filter.status)
    return `AND "status" <> 'new' AND "status" = $${values.length}`
  }
  if (filter.source !== undefined) {
    values.push(filter.source)
    return `AND "source" = $${values.length}`
  }
  return ''
}

const BLOCKED_KEYS = {
  NO_ADDRESS: `"email" IS NULL`,
  SUPPRESSED: `"suppressedAt" IS NOT NULL`,
  UNSUBSCRIBED: `"unsubscribedAt" IS NOT NULL`,
  AWAITING_CONFIRMATION: `"awaitingSince" IS NOT NULL`,
} as const satisfies Record<Exclude<LeadMailing, 'NONE'>, string>
