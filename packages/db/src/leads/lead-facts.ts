import type { EntryBlock, LeadStatus } from '@booster/engine/domain/lead'

export type LeadFacts = {
  readonly id: string
  readonly name: string
  readonly email: string | null
  readonly whatsapp: string | null
  readonly status: LeadStatus
  readonly tags: string[]
  readonly source: string | null
  readonly blocked: EntryBlock | null
  readonly createdAt: Date
  /** What the lists by name sort by. */
  readonly sortName: string
}

/** SQL: what stands in the way of mailing the lead `l`. */
export const LEAD_BLOCKED = `CASE WHEN l."email" IS NULL THEN 'NO_ADDRESS' WHEN l."suppressedAt" IS NOT NULL THEN 'SUPPRESSED'
  WHEN l."unsubscribedAt" IS NOT NULL THEN 'UNSUBSCRIBED' WHEN l."awaitingSince" IS NOT NULL THEN 'AWAITING_CONFIRMATION' END`

/** SELECT list of LeadFacts over a lead `l`. */
export const LEAD_FACTS = `l."id", l."name", l."email", l."whatsapp", l."status", l."tags", l."source",
  ${LEAD_BLOCKED} AS "blocked", l."createdAt", lower(l."name") AS "sortName"`
