import type { ImportContext } from './import-context.ts'

const UPLOADING_HOURS = 1
/** A file that was uploaded and never imported. */
const READY_HOURS = 24
/** The rows refused hold personal data: they stay as long as somebody may want to correct them. */
const REPORT_DAYS = 30

/** Removes uploads that nobody started, and the rows refused by imports that ended long ago. */
export async function forgetOldImports({ pool, clock }: ImportContext): Promise<void> {
  await pool.query(
    `DELETE FROM "LeadImport" WHERE "status" IN ('uploading', 'ready') AND "createdAt" < ${clock.now}
       - CASE "status" WHEN 'uploading' THEN interval '${UPLOADING_HOURS} hours' ELSE interval '${READY_HOURS} hours' END`,
  )
  await pool.query(
    `DELETE FROM "LeadImportBadRow" b USING "LeadImport" i
     WHERE i."affiliateId" = b."affiliateId" AND i."id" = b."importId"
       AND i."endedAt" < ${clock.now} - interval '${REPORT_DAYS} days'`,
  )
}
