import { createHash } from 'node:crypto'
import type { BulkTriggerInput } from '@booster/services/triggers/ports'
import type pg from 'pg'
import { recordAudit } from '../audit/record-audit.ts'
import type { SqlClock } from '../connection/clock.ts'
import { inTransaction, type Tx } from '../connection/transaction.ts'
import { announceChange } from '../engine-store/shared/announce.ts'
import { selectedLeads } from './selected-leads.ts'

type Input = BulkTriggerInput & { readonly leadsPerPortion: number }
type Added = { readonly id: string; readonly leads: number }

/**
 * A bulk trigger with the leads it is for, as they are now. A filter's leads never leave the database.
 * @returns null when the affiliate has no such automation
 */
export function addBulkTrigger(
  { pool, clock }: { readonly pool: pg.Pool; readonly clock: SqlClock },
  input: Input,
): Promise<Added | null> {
  return inTransaction({ pool, clock }, async (tx) => {
    const id = await insertBulkTrigger(tx, input)
    if (id === null) return null
    const leads = await insertPortions(tx, input, id)
    if (leads === 0) await completeEmpty(tx, { affiliateId: input.affiliateId, id })
    recordAudit(tx, {
      actor: input.actor,
      affiliateId: input.affiliateId,
      action: 'trigger.bulk-start',
      objects: [{ id, after: { triggerType: input.triggerType, automationId: input.automationId, leads } }],
    })
    announceChange(tx, [input.affiliateId], ['triggers'])
    return { id, leads }
  })
}

async function insertBulkTrigger(tx: Tx, input: Input): Promise<string | null> {
  const [row] = await tx.rows<{ id: string }>(
    'insert-bulk-trigger',
    `INSERT INTO "BulkTrigger"
       ("affiliateId", "triggerType", "automationId", "triggerKey", "triggerData", "createdAt")
     SELECT $1, $2::"TriggerType", $3, $4, $5::jsonb, ${tx.clock.now}
     WHERE $3::uuid IS NULL OR EXISTS (
       SELECT 1 FROM "AffiliateAutomation" a WHERE a."affiliateId" = $1 AND a."id" = $3)
     RETURNING "id"`,
    [
      input.affiliateId,
      input.triggerType,
      input.automationId ?? null,
      input.triggerKey ?? null,
      input.triggerData === undefined ? null : JSON.stringify(input.triggerData),
    ],
  )
  return row?.id ?? null
}

/** In the order of the ids, so that two bulk triggers of the same leads never wait for each other in a circle. */
async function insertPortions(tx: Tx, input: Input, id: string): Promise<number> {
  const values: unknown[] = [input.affiliateId, id, input.leadsPerPortion]
  const selected = selectedLeads(input.leads, values)
  const [counted] = await tx.rows<{ leads: number }>(
    // Prepared under its name, so each form of the selection has one of its own.
    `insert-bulk-trigger-portions-${createHash('sha256').update(selected).digest('hex').slice(0, 12)}`,
    `WITH selected AS (${selected}),
     numbered AS (SELECT "id", ((row_number() OVER (ORDER BY "id") - 1) / $3 + 1)::int AS "portion" FROM selected),
     portions AS (
       INSERT INTO "BulkTriggerPortion" ("affiliateId", "bulkTriggerId", "portion", "leadCount", "leadIds")
       SELECT $1, $2, "portion", count(*), array_agg("id" ORDER BY "id") FROM numbered GROUP BY "portion"
       RETURNING "leadCount"),
     counted AS (SELECT count(*)::int AS "portions", coalesce(sum("leadCount"), 0)::int AS "leads" FROM portions)
     UPDATE "BulkTrigger" SET "totalLeads" = counted."leads", "portionCount" = counted."portions"
     FROM counted WHERE "affiliateId" = $1 AND "id" = $2 RETURNING counted."leads"`,
    values,
  )
  return counted?.leads ?? 0
}

async function completeEmpty(
  tx: Tx,
  { affiliateId, id }: { readonly affiliateId: string; readonly id: string },
): Promise<void> {
  await tx.rows(
    'complete-empty-bulk-trigger',
    `UPDATE "BulkTrigger" SET "status" = 'completed', "endedAt" = ${tx.clock.now} WHERE "affiliateId" = $1 AND "id" = $2`,
    [affiliateId, id],
  )
}
