import type { Queryable } from '../connection/queryable.ts'

/** Open alerts of the last day whose delivery no process has begun, oldest first. */
export async function findForgottenAlerts(
  db: Queryable,
  input: { readonly olderThanSeconds: number; readonly limit: number },
): Promise<readonly string[]> {
  const { rows } = await db.query<{ readonly id: string }>({
    name: 'find-forgotten-alerts',
    text: `SELECT a."id" FROM "Alert" a
           WHERE a."openedAt" BETWEEN now() - interval '1 day' AND now() - make_interval(secs => $1)
             AND a."resolvedAt" IS NULL
             AND NOT EXISTS (SELECT FROM "AlertDelivery" d WHERE d."alertId" = a."id")
           ORDER BY a."openedAt" LIMIT $2`,
    values: [input.olderThanSeconds, input.limit],
  })
  return rows.map((row) => row.id)
}
