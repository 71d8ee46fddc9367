import type { Queryable } from '../connection/queryable.ts'

/** The original's statistics; the averages are null while no check of the span knew a balance. */
export type CreditStats = {
  readonly checksPerformed: number
  readonly averageBalance: number | null
  readonly lowestBalance: number | null
  readonly alertsTriggered: number
}

/** Sums up the checks and alerts of the last days. */
export async function readCreditStats(
  db: Queryable,
  input: { readonly provider: string; readonly days: number },
): Promise<CreditStats> {
  const { rows } = await db.query<CreditStats>({
    name: 'read-credit-stats',
    text: `SELECT count(*)::int AS "checksPerformed", round(avg("credits"))::int AS "averageBalance",
             min("credits") AS "lowestBalance",
             (SELECT count(*) FROM "Alert" a WHERE a."kind" = 'provider_credit' AND a."subject" = $1
                AND a."openedAt" > now() - make_interval(days => $2))::int AS "alertsTriggered"
           FROM "ProviderCheck" WHERE "provider" = $1 AND "at" > now() - make_interval(days => $2)`,
    values: [input.provider, input.days],
  })
  return rows[0] ?? { checksPerformed: 0, averageBalance: null, lowestBalance: null, alertsTriggered: 0 }
}
