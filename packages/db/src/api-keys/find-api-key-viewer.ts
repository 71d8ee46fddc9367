import type { SqlClock } from '../connection/clock.ts'
import type { Queryable } from '../connection/queryable.ts'
import { VIEWER_COLUMNS, type ViewerRow } from '../users/read-viewer.ts'

/** Who a key in force speaks for; null when there is none. That it was used is written at most every ten minutes. */
export async function findApiKeyViewer(
  { db, clock }: { readonly db: Queryable; readonly clock: SqlClock },
  { secretHash }: { readonly secretHash: string },
): Promise<ViewerRow | null> {
  const { rows } = await db.query<ViewerRow>({
    name: 'find-api-key-viewer',
    text: `
      WITH found AS (
        SELECT "affiliateId", "id", "name", "lastUsedAt" FROM "ApiKey" WHERE "secretHash" = $1 AND "revokedAt" IS NULL
      ), used AS (
        UPDATE "ApiKey" k SET "lastUsedAt" = ${clock.now} FROM found
         WHERE k."affiliateId" = found."affiliateId" AND k."id" = found."id"
           AND coalesce(found."lastUsedAt" < ${clock.now} - interval '10 minutes', true)
      )
      SELECT ${VIEWER_COLUMNS}, found."name" AS "keyName"
        FROM found JOIN "AffiliateProfile" p ON p."id" = found."affiliateId" JOIN "User" u ON u."id" = p."userId"`,
    values: [secretHash],
  })
  return rows[0] ?? null
}
