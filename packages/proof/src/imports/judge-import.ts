import { runInvariants } from '@booster/db/invariants/run-invariants'
import type { Pool } from 'pg'
import type { Verdict } from '../parts/judge.ts'
import type { LeadFile } from './make-lead-file.ts'

type Input = { readonly affiliateId: string; readonly importId: string; readonly file: LeadFile }

/** What must hold of an import that came to its end, however often its processes died. */
export async function judgeImport(pool: Pool, input: Input): Promise<readonly Verdict[]> {
  const { affiliateId, importId, file } = input
  const find = async (text: string, ...more: readonly unknown[]): Promise<readonly unknown[]> =>
    (await pool.query(text, [affiliateId, ...more])).rows
  return [
    {
      name: 'no lead is lost',
      meaning: 'every valid address of the file is a lead',
      offenders: await find(
        `SELECT u.email FROM unnest($2::text[]) AS u(email)
         WHERE NOT EXISTS (SELECT 1 FROM "AffiliateLead" l WHERE l."affiliateId" = $1 AND l."email" = u.email)`,
        file.addresses,
      ),
    },
    {
      name: 'no lead is doubled or made up',
      meaning: 'every lead is one valid address of the file, and the first row with it',
      offenders: await find(
        `SELECT l."email", l."name" FROM "AffiliateLead" l WHERE l."affiliateId" = $1
         AND (l."email" <> ALL ($2::text[]) OR l."name" NOT LIKE 'Lead %')
         UNION ALL SELECT l."email", 'twice' FROM "AffiliateLead" l WHERE l."affiliateId" = $1 GROUP BY l."email" HAVING count(*) > 1`,
        file.addresses,
      ),
    },
    {
      name: 'one consent each',
      meaning: 'every lead has the declared consent once',
      offenders: await find(
        `SELECT l."email", count(c."id")::int AS consents FROM "AffiliateLead" l
         LEFT JOIN "LeadConsent" c ON c."affiliateId" = l."affiliateId" AND c."leadId" = l."id"
         WHERE l."affiliateId" = $1 GROUP BY l."id", l."email" HAVING count(c."id") <> 1`,
      ),
    },
    await judgeReport(pool, input),
    {
      name: 'refused rows are named once',
      meaning: 'the report lists exactly the rows that are wrong',
      offenders: await find(
        `SELECT coalesce(b."row", u.row) AS row FROM (SELECT "row" FROM "LeadImportBadRow" WHERE "affiliateId" = $1 AND "importId" = $2) b
         FULL JOIN unnest($3::int[]) AS u(row) ON u.row = b."row" WHERE b."row" IS NULL OR u.row IS NULL`,
        importId,
        file.badRows,
      ),
    },
    {
      name: 'the sequence is started once',
      meaning: 'one bulk trigger holds every new lead once',
      offenders: await find(
        `SELECT t.triggers, t.leads, t.different FROM (
           SELECT count(DISTINCT p."bulkTriggerId")::int AS triggers, count(*)::int AS leads, count(DISTINCT u.id)::int AS different
           FROM "BulkTriggerPortion" p CROSS JOIN LATERAL unnest(p."leadIds") AS u(id) WHERE p."affiliateId" = $1) t
         WHERE (t.triggers, t.leads, t.different) <> (1, $2, $2)`,
        file.addresses.length,
      ),
    },
    {
      name: 'nothing is left behind',
      meaning: 'file and list of leads are gone when the import has ended',
      offenders: await find(
        `SELECT 'chunk' AS what FROM "LeadImportChunk" WHERE "affiliateId" = $1
         UNION ALL SELECT 'portion' FROM "LeadImportPortion" WHERE "affiliateId" = $1`,
      ),
    },
    {
      name: 'every invariant holds',
      meaning: 'the numbered list of the product',
      offenders: (await runInvariants(pool)).filter(({ rows }) => rows.length > 0).map(({ name }) => name),
    },
  ]
}

async function judgeReport(pool: Pool, { affiliateId, importId, file }: Input): Promise<Verdict> {
  const { rows } = await pool.query(
    `SELECT "status"::text AS "status", "created", "updated", "skipped", "failed", "doneRows" FROM "LeadImport"
     WHERE "affiliateId" = $1 AND "id" = $2`,
    [affiliateId, importId],
  )
  const wanted = {
    status: 'completed',
    created: file.addresses.length,
    updated: 0,
    skipped: file.repeated,
    failed: file.badRows.length,
    doneRows: file.addresses.length + file.repeated + file.badRows.length,
  }
  return {
    name: 'the report is exact',
    meaning: 'created, skipped and refused rows are those of the file',
    offenders: JSON.stringify(rows[0]) === JSON.stringify(wanted) ? [] : [{ found: rows[0], wanted }],
  }
}
