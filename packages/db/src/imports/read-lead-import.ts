import type { ImportMapping } from '@booster/contracts/imports/import-fields'
import type { KnownLeadRule, LeadImportStatus } from '@booster/contracts/imports/lead-imports'
import type { ImportRow } from '@booster/services/imports/reading/file-format'
import type { Queryable } from '../connection/queryable.ts'

export type LeadImportFacts = {
  readonly id: string
  readonly status: LeadImportStatus
  readonly fileName: string
  readonly headRow: number
  readonly titles: readonly string[]
  readonly samples: readonly ImportRow[]
  readonly mapping: Partial<ImportMapping>
  readonly onKnown: KnownLeadRule
  readonly tags: readonly string[]
  readonly consentText: string
  readonly consentSource: string
  readonly automationId: string | null
  readonly bulkTriggerId: string | null
  readonly totalRows: number
  readonly doneRows: number
  readonly created: number
  readonly updated: number
  readonly skipped: number
  readonly failed: number
  readonly silenced: number
  readonly createdAt: Date
  readonly startedAt: Date | null
  readonly endedAt: Date | null
}

const FACTS = `"id", "status"::text AS "status", "fileName", "headRow", "titles", "samples", "mapping",
  "onKnown"::text AS "onKnown", "tags", "consentText", "consentSource", "automationId", "bulkTriggerId", "totalRows",
  "doneRows", "created", "updated", "skipped", "failed", "silenced", "createdAt", "startedAt", "endedAt"`

/** An import of the affiliate whose file has arrived as a whole. */
export async function readLeadImport(
  db: Queryable,
  { affiliateId, id }: { readonly affiliateId: string; readonly id: string },
): Promise<LeadImportFacts | null> {
  const { rows } = await db.query<LeadImportFacts>(
    `SELECT ${FACTS} FROM "LeadImport" WHERE "affiliateId" = $1 AND "id" = $2 AND "status" <> 'uploading'`,
    [affiliateId, id],
  )
  return rows[0] ?? null
}

/** Started imports, newest first. @param input.after the id of the import behind which the list goes on */
export async function listLeadImports(
  db: Queryable,
  {
    affiliateId,
    limit,
    after = null,
  }: { readonly affiliateId: string; readonly limit: number; readonly after?: string | null },
): Promise<LeadImportFacts[]> {
  const { rows } = await db.query<LeadImportFacts>(
    `SELECT ${FACTS} FROM "LeadImport" WHERE "affiliateId" = $1 AND "startedAt" IS NOT NULL
       AND ($3::uuid IS NULL OR ("createdAt", "id") <
         (SELECT "createdAt", "id" FROM "LeadImport" WHERE "affiliateId" = $1 AND "id" = $3))
     ORDER BY "createdAt" DESC, "id" DESC LIMIT $2`,
    [affiliateId, limit, after],
  )
  return rows
}
