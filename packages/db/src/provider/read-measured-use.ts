import type { Queryable } from '../connection/queryable.ts'

/** Checks that lie closer together say too little about a day. */
const SPAN_AT_LEAST_DAYS = 2

/**
 * Credits that the provider's balance lost per day over the checks of the last 14 days; what it gained between two
 * checks was a top-up. Null while the checks span less than two days. It also holds what we do not count: mails that
 * cost more than one credit, and others that use the same account.
 */
export async function readMeasuredUse(db: Queryable, provider: string): Promise<number | null> {
  const { rows } = await db.query<{ perDay: number | null }>({
    name: 'read-measured-use',
    text: `SELECT (sum(greatest(c."before" - c."credits", 0))
             / nullif(extract(epoch FROM max(c."at") - min(c."at")) / 86400, 0))::float8 AS "perDay"
           FROM (SELECT "at", "credits", lag("credits") OVER (ORDER BY "at") AS "before" FROM "ProviderCheck"
                 WHERE "provider" = $1 AND "credits" IS NOT NULL AND "at" > now() - interval '14 days') c
           HAVING max(c."at") - min(c."at") >= make_interval(days => $2)`,
    values: [provider, SPAN_AT_LEAST_DAYS],
  })
  const perDay = rows[0]?.perDay ?? null
  return perDay === null ? null : Math.round(perDay)
}
