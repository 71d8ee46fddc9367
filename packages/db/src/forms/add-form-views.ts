import type { Queryable } from '../connection/queryable.ts'

/** Adds to how often a form's page was opened. */
export async function addFormViews(
  db: Queryable,
  input: { readonly formId: string; readonly views: number },
): Promise<void> {
  await db.query(`UPDATE "OptinForm" SET "viewCount" = "viewCount" + $2 WHERE "id" = $1`, [
    input.formId,
    input.views,
  ])
}
