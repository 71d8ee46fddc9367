import type { SqlClock } from '../connection/clock.ts'
import type { Queryable } from '../connection/queryable.ts'
import { isWaiting } from '../engine-store/shared/job-states.ts'

export type Solvency = {
  /** Credits that affiliates have bought and not used yet, held ones included. */
  readonly affiliateBalance: number
  /** Credits that e-mails scheduled within the next 7 days will need. */
  readonly scheduled7d: number
  /** Provider credits / affiliate balances, e.g. 2.3; null when either is unknown or nothing is owed. */
  readonly coverage: number | null
  /** What the provider has beyond the affiliates' balances; negative: missing. Null when unknown. */
  readonly surplus: number | null
}

type Row = { readonly affiliateBalance: number; readonly scheduled7d: number }

/**
 * Whether the provider's credit covers what affiliates may send, through the due index of open jobs: affiliate by
 * affiliate, because a planner whose statistics still show an empty queue would scan all of it for each of them.
 */
export async function readSolvency(
  db: Queryable,
  input: { readonly clock: SqlClock; readonly providerCredits: number | null },
): Promise<Solvency> {
  const { clock, providerCredits } = input
  const { rows } = await db.query<Row>({
    name: 'read-solvency',
    text: `WITH horizon AS MATERIALIZED (SELECT ${clock.now} + interval '7 days' AS "at")
           SELECT
             (SELECT coalesce(sum("balance"), 0) FROM "AffiliateCredit")::bigint AS "affiliateBalance",
             (SELECT coalesce(sum(w."credits"), 0) FROM horizon h
              JOIN "AffiliateDue" d ON d."nextDueAt" < h."at"
              CROSS JOIN LATERAL (
                SELECT sum(j."creditAmount") AS "credits" FROM "AffiliateAutomationJob" j
                WHERE j."affiliateId" = d."affiliateId" AND ${isWaiting('j')} AND j."scheduledAt" < h."at"
                OFFSET 0) w)::bigint AS "scheduled7d"`,
  })
  const { affiliateBalance, scheduled7d } = rows[0] ?? { affiliateBalance: 0, scheduled7d: 0 }
  return {
    affiliateBalance,
    scheduled7d,
    coverage: providerCredits === null || affiliateBalance === 0 ? null : providerCredits / affiliateBalance,
    surplus: providerCredits === null ? null : providerCredits - affiliateBalance,
  }
}
