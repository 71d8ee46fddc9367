import type { NoticeKind } from '@booster/contracts/notices/notice-kinds'
import { NOTICES_SHOWN_AT_MOST } from '@booster/contracts/notices/notices'
import type { SqlClock } from '../connection/clock.ts'
import type { Queryable } from '../connection/queryable.ts'

export type NoticeFacts = {
  readonly id: string
  readonly kind: NoticeKind
  readonly object: string
  readonly name: string
  readonly amount: number
  readonly other: number
  readonly openedAt: Date
  readonly isOver: boolean
}

/** What is over and was never read is old news after these days. */
const SHOWN_DAYS = 14

/** The affiliate's notices that are not read, newest first. */
export async function listNotices(
  db: Queryable,
  { affiliateId, clock }: { readonly affiliateId: string; readonly clock: SqlClock },
): Promise<readonly NoticeFacts[]> {
  const { rows } = await db.query<NoticeFacts>({
    name: 'list-notices',
    text: `SELECT "id", "kind", "object", "name", "amount", "other", "openedAt", "closedAt" IS NOT NULL AS "isOver"
           FROM "Notice" WHERE "affiliateId" = $1 AND "inApp" AND "readAt" IS NULL
             AND ("closedAt" IS NULL OR "openedAt" > ${clock.now} - interval '${SHOWN_DAYS} days')
           ORDER BY "openedAt" DESC, "id" LIMIT ${NOTICES_SHOWN_AT_MOST}`,
    values: [affiliateId],
  })
  return rows
}
