import type { NoticeMail, NoticeMailEnd, NoticeMails } from '@booster/services/notices/ports'
import type pg from 'pg'
import type { SqlClock } from '../connection/clock.ts'

type Context = { readonly pool: pg.Pool; readonly clock: SqlClock }
type Key = Pick<NoticeMail, 'affiliateId' | 'id'>

/** The mails of notices: each is taken by one process. */
export function createNoticeMails(context: Context): NoticeMails {
  return {
    rescue: () => rescueMails(context),
    dropStale: () => dropStale(context),
    claim: (input) => claimMails(context, input),
    end: (mail, end) => endMail(context, mail, end),
  }
}

async function rescueMails({ pool, clock }: Context): Promise<readonly Key[]> {
  const { rows } = await pool.query<Key>({
    name: 'rescue-notice-mails',
    text: `UPDATE "Notice" SET "mailState" = 'unconfirmed', "mailError" = 'LEASE_EXPIRED'
           WHERE "mailState" = 'sending' AND "mailDueAt" <= ${clock.now} RETURNING "affiliateId", "id"`,
  })
  return rows
}

async function dropStale({ pool }: Context): Promise<void> {
  await pool.query({
    name: 'drop-stale-notice-mails',
    text: `UPDATE "Notice" n SET "mailState" = 'none' FROM "AffiliateProfile" p JOIN "User" u ON u."id" = p."userId"
           WHERE n."mailState" = 'queued' AND p."id" = n."affiliateId" AND (n."closedAt" IS NOT NULL OR p."status" <> 'active'
             OR u."suspendedAt" IS NOT NULL OR n."kind" || '.email' = ANY (p."mutedNotices"))`,
  })
}

async function claimMails(
  { pool, clock }: Context,
  input: { readonly limit: number; readonly leaseSeconds: number },
): Promise<readonly NoticeMail[]> {
  const { rows } = await pool.query<NoticeMail>({
    name: 'claim-notice-mails',
    text: `WITH due AS MATERIALIZED (
        SELECT n."affiliateId", n."id" FROM "Notice" n JOIN "AffiliateProfile" p ON p."id" = n."affiliateId"
        WHERE n."mailState" = 'queued' AND n."mailDueAt" <= ${clock.now} AND n."closedAt" IS NULL AND p."status" = 'active'
        ORDER BY n."mailDueAt" LIMIT $1 FOR UPDATE OF n SKIP LOCKED)
      UPDATE "Notice" n SET "mailState" = 'sending', "mailDueAt" = ${clock.now} + $2 * interval '1 second'
      FROM due
      JOIN "AffiliateProfile" p ON p."id" = due."affiliateId"
      JOIN "User" u ON u."id" = p."userId" AND u."suspendedAt" IS NULL
      WHERE n."affiliateId" = due."affiliateId" AND n."id" = due."id"
      RETURNING n."affiliateId", n."id", n."kind", n."object", n."name", n."amount", n."other", u."email",
        p."displayName" AS "affiliateName", coalesce(u."language", 'id') AS "language"`,
    values: [input.limit, input.leaseSeconds],
  })
  return rows
}

async function endMail({ pool, clock }: Context, mail: Key, end: NoticeMailEnd): Promise<void> {
  await pool.query({
    name: 'end-notice-mail',
    text: `UPDATE "Notice" SET "mailState" = $3, "mailError" = $4, "mailRoad" = $6,
             "mailDueAt" = ${clock.now} + $5 * interval '1 second'
           WHERE "affiliateId" = $1 AND "id" = $2 AND "mailState" = 'sending'`,
    values: [
      mail.affiliateId,
      mail.id,
      end.state,
      end.state === 'sent' ? null : end.error,
      end.state === 'queued' ? end.delaySeconds : 0,
      end.road,
    ],
  })
}
