import type { ConfirmationMail, ConfirmationMailEnd, ConfirmationStore } from '@booster/services/optin/ports'
import type pg from 'pg'
import type { SqlClock } from '../connection/clock.ts'

type Context = { readonly pool: pg.Pool; readonly clock: SqlClock }

/** The e-mails that ask for a confirmation: each is taken by one process. */
export function createConfirmationStore(context: Context): ConfirmationStore {
  return {
    claimMails: (input) => claimMails(context, input),
    endMail: (mail, end) => endMail(context, mail, end),
  }
}

/** What a process had in hand when it ended may have left: nobody sends it again by itself. */
async function claimMails(
  { pool, clock }: Context,
  input: { readonly limit: number; readonly leaseSeconds: number },
): Promise<readonly ConfirmationMail[]> {
  await pool.query({
    name: 'rescue-confirmation-mails',
    text: `UPDATE "OptinConfirmation" SET "mailState" = 'unconfirmed', "mailError" = 'LEASE_EXPIRED'
           WHERE "mailState" = 'sending' AND "mailDueAt" <= ${clock.now}`,
  })
  const { rows } = await pool.query<ConfirmationMail>({
    name: 'claim-confirmation-mails',
    text: `WITH due AS MATERIALIZED (
        SELECT "affiliateId", "id" FROM "OptinConfirmation" q
        WHERE "mailState" = 'queued' AND "mailDueAt" <= ${clock.now} AND "confirmedAt" IS NULL
          AND NOT EXISTS (SELECT 1 FROM "AffiliateProfile" s WHERE s."id" = q."affiliateId" AND s."status" = 'suspended')
        ORDER BY "mailDueAt" LIMIT $1 FOR UPDATE SKIP LOCKED)
      UPDATE "OptinConfirmation" c SET "mailState" = 'sending',
        "mailDueAt" = ${clock.now} + $2 * interval '1 second', "mailSentAt" = ${clock.now}
      FROM due
      JOIN "AffiliateProfile" p ON p."id" = due."affiliateId", "AffiliateLead" l, "OptinForm" f
      WHERE c."affiliateId" = due."affiliateId" AND c."id" = due."id"
        AND l."affiliateId" = c."affiliateId" AND l."id" = c."leadId" AND l."email" IS NOT NULL
        AND f."affiliateId" = c."affiliateId" AND f."id" = c."formId"
      RETURNING c."affiliateId", c."id" AS "confirmationId", l."email", f."title" AS "formTitle", c."language",
        p."displayName" AS "affiliateName", coalesce(p."senderName", p."displayName") AS "senderName", p."replyTo"`,
    values: [input.limit, input.leaseSeconds],
  })
  return rows
}

async function endMail(
  { pool, clock }: Context,
  mail: ConfirmationMail,
  end: ConfirmationMailEnd,
): Promise<void> {
  await pool.query({
    name: 'end-confirmation-mail',
    text: `UPDATE "OptinConfirmation" SET "mailState" = $3, "mailError" = $4,
             "mailDueAt" = ${clock.now} + $5 * interval '1 second'
           WHERE "affiliateId" = $1 AND "id" = $2 AND "mailState" = 'sending'`,
    values: [
      mail.affiliateId,
      mail.confirmationId,
      end.state,
      'error' in end ? end.error : null,
      end.state === 'queued' ? end.delaySeconds : 0,
    ],
  })
}
