import type { CheckCause } from '@booster/engine/domain/provider-credit/check-cause'
import type { CreditLevel } from '@booster/engine/domain/provider-credit/provider-credit'
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

export type CheckPage = { readonly rows: readonly CheckRow[]; readonly nextCursor: string | null }

/** Checks of the provider's credit, newest first, by keyset. */
export async function listChecks(
  db: Queryable,
  input: {
    readonly provider: string
    readonly after: { readonly at: string; readonly id: string } | null
    readonly limit: number
  },
): Promise<CheckPage> {
  const { rows } = await db.query<CheckRow>({
    name: 'list-checks',
    text: `SELECT "id", "at", "cause", "credits", "level", "errorCode", "message", "durationMs" FROM "ProviderCheck"
           WHERE "provider" = $1 AND ($2::timestamptz IS NULL OR ("at", "id") < ($2::timestamptz, $3::uuid))
           ORDER BY "at" DESC, "id" DESC LIMIT $4`,
    values: [input.provider, input.after?.at ?? null, input.after?.id ?? null, input.limit + 1],
  })
  const page = rows.slice(0, input.limit)
  const last = page.at(-1)
  const more = rows.length > input.limit && last !== undefined
  return { rows: page, nextCursor: more ? `${last.at.toISOString()}_${last.id}` : null }
}
