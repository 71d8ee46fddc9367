import type { AuditAction } from '@booster/contracts/audit'
import type { Queryable } from '../connection/queryable.ts'

/** The audit action whose newest row is the last result. */
export const INTEGRITY_CHECKED = 'integrity.checked' satisfies AuditAction

export type IntegritySummary = {
  readonly passed: number
  readonly total: number
  readonly failed: readonly string[]
  readonly checkedAt: Date
}

type Row = { readonly after: Omit<IntegritySummary, 'checkedAt'>; readonly checkedAt: Date }

/** The result of the last integrity check; null when there was none within 7 days. */
export async function readIntegritySummary(db: Queryable): Promise<IntegritySummary | null> {
  const { rows } = await db.query<Row>({
    name: 'read-integrity-summary',
    text: `SELECT "after", "at" AS "checkedAt" FROM "ActivityLog"
           WHERE "at" > now() - interval '7 days' AND "action" = $1 ORDER BY "at" DESC LIMIT 1`,
    values: [INTEGRITY_CHECKED],
  })
  const [row] = rows
  return row === undefined ? null : { ...row.after, checkedAt: row.checkedAt }
}
