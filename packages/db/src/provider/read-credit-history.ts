import type { CreditLevel } from '@booster/engine/domain/provider-credit/provider-credit'
import type { Queryable } from '../connection/queryable.ts'

export type CreditPoint = { readonly at: Date; readonly credits: number; readonly level: CreditLevel }

/** A chart shows no more points than it has pixels. */
export const POINTS_AT_MOST = 400

/**
 * The balance over the last days, one point per check that knew it, oldest first. Thinned to at most 400 by
 * keeping the lowest and the highest of each slice of time (a dip is never thinned away), and the newest point.
 */
export async function readCreditHistory(
  db: Queryable,
  input: { readonly provider: string; readonly days: number },
): Promise<readonly CreditPoint[]> {
  const { rows } = await db.query<CreditPoint>({
    name: 'read-credit-history',
    text: `WITH points AS (
             SELECT "at", "credits", "level",
               width_bucket(extract(epoch FROM "at"), extract(epoch FROM now() - make_interval(days => $2)),
                 extract(epoch FROM now() + interval '1 minute'), $3) AS "slice",
               count(*) OVER () AS "n"
             FROM "ProviderCheck"
             WHERE "provider" = $1 AND "credits" IS NOT NULL AND "at" > now() - make_interval(days => $2)),
           ranked AS (
             SELECT *, row_number() OVER (PARTITION BY "slice" ORDER BY "credits", "at") AS "low",
               row_number() OVER (PARTITION BY "slice" ORDER BY "credits" DESC, "at" DESC) AS "high",
               row_number() OVER (ORDER BY "at" DESC) AS "age"
             FROM points)
           SELECT "at", "credits", "level" FROM ranked
           WHERE "n" <= $4 OR "low" = 1 OR "high" = 1 OR "age" = 1 ORDER BY "at"`,
    values: [input.provider, input.days, Math.floor((POINTS_AT_MOST - 1) / 2), POINTS_AT_MOST],
  })
  return rows
}
