import type { NoticeKind } from '@booster/contracts/notices/notice-kinds'
import type pg from 'pg'
import type { SqlClock } from '../connection/clock.ts'
import { inTransaction, type Tx } from '../connection/transaction.ts'
import { announceChange } from '../engine-store/shared/announce.ts'
import { noticeFacts } from './notice-facts.ts'

/** Used up comes before low, which it ends. */
const SWEPT_KINDS: readonly NoticeKind[] = [
  'out_of_credit',
  'low_credit',
  'sequence_stopped',
  'many_failures',
  'unconfirmed_waiting',
  'import_finished',
]
/** Of one kind in one sweep; the next one opens the others. */
const OPENED_AT_MOST = 500

export type SweptNotices = { readonly opened: number; readonly closed: number }

type LowRow = { readonly affiliateId: string; readonly mark: number | null; readonly isOut: boolean }
type SweptRow = { readonly affiliateId: string; readonly what: 'opened' | 'closed' | 'changed' }

/**
 * Brings the notices into line with the facts: opens what began, closes what is over. One process sweeps at a time; the
 * others have nothing to do then, and the unique index holds where this would ever not be so.
 */
export function sweepNotices(context: {
  readonly pool: pg.Pool
  readonly clock: SqlClock
}): Promise<SweptNotices> {
  return inTransaction(context, async (tx) => {
    const [lock] = await tx.rows<{ readonly taken: boolean }>(
      'lock-notices',
      `SELECT pg_try_advisory_xact_lock(hashtext('booster.notices')) AS "taken"`,
      [],
    )
    if (lock?.taken !== true) return { opened: 0, closed: 0 }
    const low = await tx.rows<LowRow>(
      'list-low-credits',
      `SELECT "affiliateId", "threshold" AS "mark", "level" <> 'warning' AS "isOut" FROM "Alert"
       WHERE "kind" = 'affiliate_credit' AND "resolvedAt" IS NULL AND "affiliateId" IS NOT NULL`,
      [],
    )
    const swept: SweptRow[] = []
    for (const kind of SWEPT_KINDS) swept.push(...(await sweepKind(tx, kind, low)))
    const affiliates = [...new Set(swept.map(({ affiliateId }) => affiliateId))]
    if (affiliates.length > 0) announceChange(tx, affiliates, ['notices'])
    const count = (wanted: SweptRow['what']) => swept.filter(({ what }) => what === wanted).length
    return { opened: count('opened'), closed: count('closed') }
  })
}

function sweepKind(tx: Tx, kind: NoticeKind, low: readonly LowRow[]): Promise<SweptRow[]> {
  const { now } = tx.clock
  const isOfCredit = kind === 'low_credit' || kind === 'out_of_credit'
  const credit = [
    low.map(({ affiliateId }) => affiliateId),
    low.map(({ mark }) => mark),
    low.filter(({ isOut }) => isOut).map(({ affiliateId }) => affiliateId),
  ]
  return tx.rows<SweptRow>(
    `sweep-notices-${kind}`,
    `WITH facts AS MATERIALIZED (${noticeFacts(kind, tx.clock)}),
     closed AS (
       UPDATE "Notice" n SET "closedAt" = ${now}
       WHERE n."kind" = '${kind}' AND n."closedAt" IS NULL AND NOT EXISTS (
         SELECT FROM facts f WHERE f."affiliateId" = n."affiliateId" AND f."object" = n."object")
       RETURNING n."affiliateId"),
     changed AS (
       UPDATE "Notice" n SET "amount" = f."amount", "other" = f."other", "name" = f."name" FROM facts f
       WHERE n."affiliateId" = f."affiliateId" AND n."kind" = '${kind}' AND n."object" = f."object" AND n."closedAt" IS NULL
         AND (n."amount", n."other", n."name") IS DISTINCT FROM (f."amount", f."other", f."name")
       RETURNING n."affiliateId"),
     opened AS (
       INSERT INTO "Notice" ("affiliateId", "kind", "object", "name", "amount", "other", "openedAt", "inApp", "mailState", "mailDueAt")
       SELECT f."affiliateId", '${kind}', f."object", f."name", f."amount", f."other", ${now},
         NOT '${kind}.app' = ANY (p."mutedNotices"),
         CASE WHEN '${kind}.email' = ANY (p."mutedNotices") THEN 'none' ELSE 'queued' END, ${now}
       FROM facts f JOIN "AffiliateProfile" p ON p."id" = f."affiliateId"
       WHERE f."begins" AND p."status" = 'active' AND NOT EXISTS (
         SELECT FROM "Notice" o WHERE o."affiliateId" = f."affiliateId" AND o."kind" = '${kind}'
           AND o."object" = f."object" AND o."closedAt" IS NULL)
       ORDER BY f."affiliateId", f."object" LIMIT ${OPENED_AT_MOST}
       ON CONFLICT ("affiliateId", "kind", "object") WHERE "closedAt" IS NULL DO NOTHING
       RETURNING "affiliateId")
     SELECT "affiliateId", 'closed' AS "what" FROM closed UNION ALL SELECT "affiliateId", 'changed' FROM changed
     UNION ALL SELECT "affiliateId", 'opened' FROM opened`,
    isOfCredit ? credit.slice(0, kind === 'low_credit' ? 2 : 3) : [],
  )
}
