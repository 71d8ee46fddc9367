import type { Queryable } from '../connection/queryable.ts'

export type DeliveryFacts = {
  readonly kind: string
  readonly at: Date
  readonly link: string | null
  readonly reason: string | null
  readonly byMachine: boolean | null
}

/** What became of a sent e-mail, oldest first. */
export async function listJobDeliveries(
  db: Queryable,
  input: { readonly affiliateId: string; readonly jobId: string },
): Promise<DeliveryFacts[]> {
  const { rows } = await db.query<DeliveryFacts>(
    `SELECT "kind"::text AS "kind", "at", "link", "reason", "byMachine"
     FROM "DeliveryEvent" WHERE "affiliateId" = $1 AND "jobId" = $2 ORDER BY "at", "digest" LIMIT 200`,
    [input.affiliateId, input.jobId],
  )
  return rows
}
