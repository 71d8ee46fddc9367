import type { Queryable } from '../connection/queryable.ts'

export type FormFacts = {
  readonly id: string
  readonly slug: string
  readonly title: string
  readonly active: boolean
  readonly submitCount: number
  readonly createdAt: Date
}

/** An affiliate's opt-in forms, oldest first. */
export async function listForms(
  db: Queryable,
  input: { readonly affiliateId: string },
): Promise<FormFacts[]> {
  const { rows } = await db.query<FormFacts>(
    `SELECT "id", "slug", "title", "active", "submitCount", "createdAt"
     FROM "OptinForm" WHERE "affiliateId" = $1 ORDER BY "createdAt", "id" LIMIT 200`,
    [input.affiliateId],
  )
  return rows
}
