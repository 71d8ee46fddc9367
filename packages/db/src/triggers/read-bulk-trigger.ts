import type { TriggerType } from '@booster/engine/domain/automation'
import type { BulkTriggerStatus } from '@booster/engine/domain/trigger/bulk-trigger'
import type { SkipReason } from '@booster/engine/domain/trigger/skip-reason'
import type { Queryable } from '../connection/queryable.ts'

export type BulkTriggerFacts = {
  readonly id: string
  readonly status: BulkTriggerStatus
  readonly triggerType: TriggerType
  readonly automationId: string | null
  readonly totalLeads: number
  readonly doneLeads: number
  readonly enrolledRuns: number
  readonly plannedJobs: number
  readonly skipped: Readonly<Partial<Record<SkipReason, number>>>
  readonly createdAt: Date
  readonly endedAt: Date | null
}

const FACTS = `"id", "status", "triggerType", "automationId", "totalLeads", "doneLeads", "enrolledRuns",
  "plannedJobs", "skipped", "createdAt", "endedAt"`

export async function readBulkTrigger(
  db: Queryable,
  { affiliateId, id }: { readonly affiliateId: string; readonly id: string },
): Promise<BulkTriggerFacts | null> {
  const { rows } = await db.query<BulkTriggerFacts>(
    `SELECT ${FACTS} FROM "BulkTrigger" WHERE "affiliateId" = $1 AND "id" = $2`,
    [affiliateId, id],
  )
  return rows[0] ?? null
}

/** Newest first. */
export async function listBulkTriggers(
  db: Queryable,
  { affiliateId, limit }: { readonly affiliateId: string; readonly limit: number },
): Promise<BulkTriggerFacts[]> {
  const { rows } = await db.query<BulkTriggerFacts>(
    `SELECT ${FACTS} FROM "BulkTrigger" WHERE "affiliateId" = $1 ORDER BY "createdAt" DESC, "id" LIMIT $2`,
    [affiliateId, limit],
  )
  return rows
}
