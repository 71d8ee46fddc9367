import type { AlertKind } from '@booster/engine/domain/provider-credit/alert-kind'
import type { Matter } from '@booster/services/alerts/ports'
import type { Queryable } from '../connection/queryable.ts'

/** What the open alerts of some kinds are about. */
export async function listOpenMatters(
  db: Queryable,
  input: { readonly kinds: readonly AlertKind[] },
): Promise<readonly Matter[]> {
  const { rows } = await db.query<Matter>({
    name: 'list-open-matters',
    text: `SELECT "kind", "subject" FROM "Alert" WHERE "resolvedAt" IS NULL AND "kind" = ANY($1::text[])`,
    values: [input.kinds],
  })
  return rows
}
