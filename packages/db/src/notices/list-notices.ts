import { NOTICES_SHOWN_AT_MOST, type NoticeKind } from '@booster/contracts/notices'
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

type Own = { readonly affiliateId: string; readonly clock: SqlClock }

/** What is over and was never read is old news after these days. */
const SHOWN_DAYS = 14

function unread(clock: SqlClock): string {
  return `"affiliateId" = $1 AND "inApp" AND "readAt" IS NULL
    AND ("closedAt" IS NULL OR "openedAt" > ${clock.now} - interval '${SHOWN_DAYS} days')`
}

/** The affiliate's notices that are not read, newest first. */
export async function listNotices(
  db: Queryable,
  { affiliateId, clock }: Own,
): Promise<readonly NoticeFacts[]> {
  const { rows } = await db.query<NoticeFacts>({
    name: 'list-notices',
    text: `SELECT "id", "kind", "object", "name", "amount", "other", "openedAt", "closedAt" IS NOT NULL AS "isOver"
           FROM "Notice" WHERE ${unread(clock)} ORDER BY "openedAt" DESC, "id" LIMIT ${NOTICES_SHOWN_AT_MOST}`,
    values: [affiliateId],
  })
  return rows
}

/** Whether there is anything to list. */
export async function hasNotices(db: Queryable, { affiliateId, clock }: Own): Promise<boolean> {
  const { rows } = await db.query<{ readonly has: boolean }>({
    name: 'has-notices',
    text: `SELECT EXISTS (SELECT FROM "Notice" WHERE ${unread(clock)}) AS "has"`,
    values: [affiliateId],
  })
  return rows[0]?.has ?? false
}
