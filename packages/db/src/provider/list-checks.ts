import type { CheckCause } from '@booster/engine/domain/provider-credit/check-cause'
import type { CreditLevel } from '@booster/engine/domain/provider-credit/provider-credit'
import { type ListPosition, type Page, pageOf } from '../connection/page-of.ts'
import type { Queryable } from '../connection/queryable.ts'

export type CheckRow = {
  readonly id: string
  readonly at: Date
  readonly cause: CheckCause
  readonly credits: number | null
  readonly level: CreditLevel | null
  readonly errorCode: string | null
  readonly message: string | null
  readonly durationMs: number
}

/** Checks of the provider's credit, newest first, by keyset. */
export async function listChecks(
  db: Queryable,
  input: {
    readonly provider: string
    readonly after: ListPosition
    readonly limit: number
  },
): Promise<Page<CheckRow>> {
  const { rows } = await db.query<CheckRow>({
    name: 'list-checks',
    text: `SELECT "id", "at", "cause", "credits", "level", "errorCode", "message", "durationMs" FROM "ProviderCheck"
           WHERE "provider" = $1 AND ($2::timestamptz IS NULL OR ("at", "id") < ($2::timestamptz, $3::uuid))
           ORDER BY "at" DESC, "id" DESC LIMIT $4`,
    values: [input.provider, input.after?.at ?? null, input.after?.id ?? null, input.limit + 1],
  })
  return pageOf(rows, input.limit, (row) => row.at)
}
