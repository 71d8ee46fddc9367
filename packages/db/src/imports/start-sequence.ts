import type { ImportRef } from '@booster/services/imports/ports'
import type { Tx } from '../connection/transaction.ts'

/**
 * The leads of an import enter a sequence as any other selection does: by a bulk trigger, with its report. Written in
 * the transaction that completes the import, so that it is started once.
 */
export async function startSequence(
  tx: Tx,
  { affiliateId, id, automationId }: ImportRef & { readonly automationId: string },
): Promise<void> {
  await tx.rows(
    'start-sequence-of-import',
    `WITH added AS (
       INSERT INTO "BulkTrigger" ("affiliateId", "triggerType", "automationId", "createdAt")
       SELECT $1, a."triggerType", a."id", ${tx.clock.now} FROM "AffiliateAutomation" a
       WHERE a."affiliateId" = $1 AND a."id" = $3 AND EXISTS (
         SELECT 1 FROM "LeadImportPortion" p WHERE p."affiliateId" = $1 AND p."importId" = $2)
       RETURNING "id"),
     leads AS (
       SELECT DISTINCT u."id" FROM "LeadImportPortion" p CROSS JOIN LATERAL unnest(p."leadIds") AS u("id")
       WHERE p."affiliateId" = $1 AND p."importId" = $2),
     numbered AS (SELECT "id", ((row_number() OVER (ORDER BY "id") - 1) / 1000 + 1)::int AS "portion" FROM leads),
     portions AS (
       INSERT INTO "BulkTriggerPortion" ("affiliateId", "bulkTriggerId", "portion", "leadCount", "leadIds")
       SELECT $1, added."id", n."portion", count(*), array_agg(n."id" ORDER BY n."id")
       FROM added CROSS JOIN numbered n GROUP BY added."id", n."portion"
       RETURNING "leadCount")
     UPDATE "LeadImport" i SET "bulkTriggerId" = added."id" FROM added
     WHERE i."affiliateId" = $1 AND i."id" = $2 AND (SELECT count(*) FROM portions) > 0`,
    [affiliateId, id, automationId],
  )
  // A statement does not see the rows that its own parts insert.
  await tx.rows(
    'count-sequence-of-import',
    `UPDATE "BulkTrigger" b SET "totalLeads" = c."leads", "portionCount" = c."portions"
     FROM "LeadImport" i, LATERAL (
       SELECT count(*)::int AS "portions", sum(p."leadCount")::int AS "leads" FROM "BulkTriggerPortion" p
       WHERE p."affiliateId" = $1 AND p."bulkTriggerId" = i."bulkTriggerId") c
     WHERE i."affiliateId" = $1 AND i."id" = $2 AND b."affiliateId" = $1 AND b."id" = i."bulkTriggerId"`,
    [affiliateId, id],
  )
}
