import { type CreditStatus, creditStatusOf } from '@booster/engine/domain/provider-credit/credit-status'
import { CREDIT_MARKS } from '@booster/engine/domain/provider-credit/provider-credit'
import type { Queryable } from '../connection/queryable.ts'

export type ProviderCredit = CreditStatus & {
  readonly provider: string
  /** The last known balance, whatever its age. */
  readonly credits: number | null
  /** When the provider was asked for it. */
  readonly checkedAt: Date | null
  readonly ageSeconds: number | null
  readonly sentSinceCheck: number
  readonly marks: typeof CREDIT_MARKS
  /** Why the newest check returned no balance; null when it did. */
  readonly fault: { readonly at: Date; readonly errorCode: string; readonly message: string } | null
  readonly breaker: {
    readonly state: 'closed' | 'open' | 'half_open'
    readonly openedAt: Date | null
    readonly retryAt: Date | null
    readonly errorCode: string | null
    readonly errorMessage: string | null
  }
}

type StateRow = {
  readonly credits: number | null
  readonly checkedAt: Date | null
  readonly ageMs: number | null
  readonly sentSinceCheck: number
  readonly breaker: 'closed' | 'open' | 'half_open'
  readonly openedAt: Date | null
  readonly retryAt: Date | null
  readonly errorCode: string | null
  readonly errorMessage: string | null
}
type FaultRow = { readonly at: Date; readonly errorCode: string | null; readonly message: string | null }

/** A check without an answer counts as failed after this time; before, it may still be running. */
const ANSWER_WITHIN_SECONDS = 60

/** What is known of a provider's credit, how old it is, and which status follows from both. */
export async function readProviderCredit(db: Queryable, provider: string): Promise<ProviderCredit> {
  const state = await readState(db, provider)
  const fault = await readNewestAnswer(db, provider)
  return {
    provider,
    credits: state?.credits ?? null,
    checkedAt: state?.checkedAt ?? null,
    ageSeconds: state?.ageMs == null ? null : Math.max(0, Math.floor(state.ageMs / 1_000)),
    sentSinceCheck: state?.sentSinceCheck ?? 0,
    marks: CREDIT_MARKS,
    ...creditStatusOf(state?.credits ?? null, state?.ageMs ?? null),
    fault:
      fault?.errorCode == null
        ? null
        : { at: fault.at, errorCode: fault.errorCode, message: fault.message ?? '' },
    breaker: {
      state: state?.breaker ?? 'closed',
      openedAt: state?.openedAt ?? null,
      retryAt: state?.retryAt ?? null,
      errorCode: state?.errorCode ?? null,
      errorMessage: state?.errorMessage ?? null,
    },
  }
}

async function readState(db: Queryable, provider: string): Promise<StateRow | null> {
  const { rows } = await db.query<StateRow>({
    name: 'read-provider-state',
    text: `SELECT "credits", "creditsAt" AS "checkedAt", "sentSinceCheck", "breaker", "openedAt", "retryAt",
             "errorCode", "errorMessage",
             (extract(epoch FROM clock_timestamp() - "creditsAt") * 1000)::float8 AS "ageMs"
           FROM "ProviderState" WHERE "provider" = $1`,
    values: [provider],
  })
  return rows[0] ?? null
}

async function readNewestAnswer(db: Queryable, provider: string): Promise<FaultRow | null> {
  const { rows } = await db.query<FaultRow>({
    name: 'read-newest-answer',
    text: `SELECT "at", "errorCode", "message" FROM "ProviderCheck"
           WHERE "provider" = $1
             AND NOT ("errorCode" IS NOT DISTINCT FROM 'NO_ANSWER' AND "at" > now() - make_interval(secs => $2))
           ORDER BY "at" DESC LIMIT 1`,
    values: [provider, ANSWER_WITHIN_SECONDS],
  })
  return rows[0] ?? null
}
