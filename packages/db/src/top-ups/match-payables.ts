import type { SqlClock } from '../connection/clock.ts'
import type { Queryable } from '../connection/queryable.ts'
import { jakartaDay } from '../engine-store/shared/count-days.ts'

export type NamedPayable = {
  readonly id: string
  readonly affiliateName: string
  readonly credits: number
  readonly payableRupiah: number
  readonly createdAt: Date
  /** The day in Jakarta, where banks count, YYYY-MM-DD. */
  readonly day: string
}

const PAYABLES = `SELECT r."id", p."displayName" AS "affiliateName", coalesce(r."bookedCredits", r."credits") AS "credits",
    r."payableRupiah"::float8 AS "payableRupiah", r."createdAt", ${jakartaDay('r."createdAt"')}::text AS "day"
  FROM "TopupRequest" r JOIN "AffiliateProfile" p ON p."id" = r."affiliateId"`

/** Open requests that name an amount. */
export async function listOpenPayables(db: Queryable): Promise<readonly NamedPayable[]> {
  const { rows } = await db.query<NamedPayable>({
    name: 'list-open-payables',
    text: `${PAYABLES}
           WHERE r."state" = 'open' AND r."payableRupiah" IS NOT NULL`,
  })
  return rows
}

/** How long a transfer may stand in a statement that is read after its request was approved. */
const APPROVED_DAYS = 60

/** Requests that name an amount and were approved lately without a row of a statement. */
export async function listApprovedPayables({
  pool,
  clock,
}: {
  readonly pool: Queryable
  readonly clock: SqlClock
}): Promise<readonly NamedPayable[]> {
  const { rows } = await pool.query<NamedPayable>({
    name: 'list-approved-payables',
    text: `${PAYABLES}
           WHERE r."state" = 'approved' AND r."statementKey" IS NULL AND r."payableRupiah" IS NOT NULL
             AND r."decidedAt" > ${clock.now} - $1 * interval '1 day'`,
    values: [APPROVED_DAYS],
  })
  return rows
}

/** Which of these rows of bank statements have confirmed a request. */
export async function findUsedStatementKeys(
  db: Queryable,
  keys: readonly string[],
): Promise<ReadonlySet<string>> {
  const { rows } = await db.query<{ key: string }>({
    name: 'find-used-statement-keys',
    text: `SELECT "statementKey" AS "key" FROM "TopupRequest" WHERE "statementKey" = ANY($1::text[])`,
    values: [keys],
  })
  return new Set(rows.map(({ key }) => key))
}
