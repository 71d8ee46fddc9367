import type { Queryable } from '../connection/queryable.ts'
import { CHANGE_CHANNEL } from '../engine-store/shared/announce.ts'

/** Adds to how often a form's page was opened, and announces it to the screens of its affiliate. */
export async function addFormViews(
  db: Queryable,
  input: { readonly formId: string; readonly views: number },
): Promise<void> {
  await db.query(
    `WITH counted AS (
       UPDATE "OptinForm" SET "viewCount" = "viewCount" + $2 WHERE "id" = $1 RETURNING "affiliateId")
     SELECT pg_notify('${CHANGE_CHANNEL}', jsonb_build_object('a', jsonb_build_array("affiliateId"), 't', '["forms"]'::jsonb)::text)
     FROM counted`,
    [input.formId, input.views],
  )
}
