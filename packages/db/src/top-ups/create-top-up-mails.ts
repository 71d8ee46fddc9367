import type { TopUpMail, TopUpMailEnd, TopUpMails } from '@booster/services/top-ups/ports'
import type pg from 'pg'
import type { SqlClock } from '../connection/clock.ts'

type Context = { readonly pool: pg.Pool; readonly clock: SqlClock }

/** The mails about decisions: each is taken by one process. */
export function createTopUpMails(context: Context): TopUpMails {
  return {
    rescue: () => rescueMails(context),
    claim: (input) => claimMails(context, input),
    end: (mail, end) => endMail(context, mail, end),
  }
}

async function rescueMails({
  pool,
  clock,
}: Context): Promise<readonly Pick<TopUpMail, 'affiliateId' | 'id'>[]> {
  const { rows } = await pool.query<Pick<TopUpMail, 'affiliateId' | 'id'>>({
    name: 'rescue-top-up-mails',
    text: `UPDATE "TopupRequest" SET "mailState" = 'unconfirmed', "mailError" = 'LEASE_EXPIRED'
           WHERE "mailState" = 'sending' AND "mailDueAt" <= ${clock.now} RETURNING "affiliateId", "id"`,
  })
  return rows
}

async function claimMails(
  { pool, clock }: Context,
  input: { readonly limit: number; readonly leaseSeconds: number },
): Promise<readonly TopUpMail[]> {
  const { rows } = await pool.query<TopUpMail>({
    name: 'claim-top-up-mails',
    text: `WITH due AS MATERIALIZED (
        SELECT "affiliateId", "id" FROM "TopupRequest"
        WHERE "mailState" = 'queued' AND "mailDueAt" <= ${clock.now}
        ORDER BY "mailDueAt" LIMIT $1 FOR UPDATE SKIP LOCKED)
      UPDATE "TopupRequest" r SET "mailState" = 'sending', "mailDueAt" = ${clock.now} + $2 * interval '1 second'
      FROM due
      JOIN "AffiliateProfile" p ON p."id" = due."affiliateId"
      JOIN "User" u ON u."id" = p."userId"
      LEFT JOIN "AffiliateCredit" c ON c."affiliateId" = due."affiliateId"
      WHERE r."affiliateId" = due."affiliateId" AND r."id" = due."id"
      RETURNING r."affiliateId", r."id", u."email", p."displayName" AS "affiliateName",
        coalesce(u."language", 'id') AS "language", r."state"::text AS "state", r."credits", r."bookedCredits", r."reason",
        coalesce(c."balance" - c."reserved", 0) AS "available"`,
    values: [input.limit, input.leaseSeconds],
  })
  return rows
}

async function endMail({ pool, clock }: Context, mail: TopUpMail, end: TopUpMailEnd): Promise<void> {
  await pool.query({
    name: 'end-top-up-mail',
    text: `UPDATE "TopupRequest" SET "mailState" = $3, "mailError" = $4,
             "mailDueAt" = ${clock.now} + $5 * interval '1 second'
           WHERE "affiliateId" = $1 AND "id" = $2 AND "mailState" = 'sending'`,
    values: [
      mail.affiliateId,
      mail.id,
      end.state,
      end.state === 'sent' ? null : end.error,
      end.state === 'queued' ? end.delaySeconds : 0,
    ],
  })
}
