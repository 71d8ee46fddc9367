import { createHmac } from 'node:crypto'
import type { OptinDoubt } from '@booster/engine/domain/trigger/optin-doubt'
import type { OptinRates } from '@booster/services/optin/ports'
import type pg from 'pg'
import { retryingConflicts } from '../connection/transaction.ts'

type Limit = { readonly key: string; readonly seconds: number; readonly most: number }

const HOUR_SECONDS = 3_600
const DAY_SECONDS = 86_400
const TEN_MINUTES_SECONDS = 600
/** Opt-ins that start something at once, per mailbox over all forms, and per network (docs/decisions/009). */
const PER_MAILBOX = 3
const PER_CLIENT = 300
const PER_SITE = 600
const MAILS_PER_MAILBOX = 3
const MAILS_PER_AFFILIATE = 300
/** In an hour, opt-ins may bind this share of the credit; so few are let in with any. */
const CREDIT_SHARE = 0.2
const LET_IN_ANYWAY = 50

/** Counters of the database, shared by all processes; they keep hashes only. */
export function createOptinRates({
  pool,
  hashKey,
}: {
  readonly pool: pg.Pool
  readonly hashKey: string
}): OptinRates {
  const hash = (kind: string, of: string): string =>
    `${kind}:${createHmac('sha256', hashKey).update(`${kind} ${of}`).digest('base64url').slice(0, 22)}`
  return {
    count: ({ formId, mailbox, networks }) => {
      const limits = [
        { key: hash('mailbox', mailbox), seconds: DAY_SECONDS, most: PER_MAILBOX },
        ...(networks === null
          ? []
          : [
              { key: hash('network', networks.client), seconds: TEN_MINUTES_SECONDS, most: PER_CLIENT },
              { key: hash('site', networks.site), seconds: TEN_MINUTES_SECONDS, most: PER_SITE },
            ]),
      ]
      return retryingConflicts(() => countOptin(pool, formId, limits))
    },
    countMail: async ({ affiliateId, mailbox }) => {
      const exceeded = await retryingConflicts(() =>
        countAll(pool, [
          { key: hash('asked', mailbox), seconds: DAY_SECONDS, most: MAILS_PER_MAILBOX },
          { key: `asking:${affiliateId}`, seconds: HOUR_SECONDS, most: MAILS_PER_AFFILIATE },
        ]),
      )
      if (exceeded === null) return null
      return exceeded.startsWith('asked:') ? 'mailbox' : 'affiliate'
    },
  }
}

/** A counter starts at zero with each span of its length. Rows are locked in the order of their keys. */
const COUNTED = `
  asked AS (
    SELECT u."key" || ':' || floor(extract(epoch FROM now()) / u."seconds")::bigint AS "key", u."most", u."place"
    FROM unnest($1::text[], $2::int[], $3::int[]) WITH ORDINALITY AS u("key", "seconds", "most", "place")),
  counted AS (
    INSERT INTO "OptinRate" AS r ("key", "since", "count")
    SELECT "key", now(), 1 FROM asked ORDER BY "key"
    ON CONFLICT ("key") DO UPDATE SET "count" = r."count" + 1 RETURNING "key", "count"),
  exceeded AS (
    SELECT a."key" FROM counted n JOIN asked a USING ("key") WHERE n."count" > a."most" ORDER BY a."place" LIMIT 1)`

function valuesOf(limits: readonly Limit[]): unknown[] {
  return [limits.map(({ key }) => key), limits.map(({ seconds }) => seconds), limits.map(({ most }) => most)]
}

async function countAll(pool: pg.Pool, limits: readonly Limit[]): Promise<string | null> {
  const { rows } = await pool.query<{ key: string }>({
    name: 'count-confirmation-mail',
    text: `WITH ${COUNTED} SELECT "key" FROM exceeded`,
    values: valuesOf(limits),
  })
  return rows[0]?.key ?? null
}

const DOUBT_BY_KIND: Readonly<Record<string, OptinDoubt>> = {
  mailbox: 'MAILBOX_RATE',
  network: 'NETWORK_RATE',
  site: 'NETWORK_RATE',
  form: 'FORM_RATE',
  credit: 'CREDIT_RATE',
}

/** What exceeds the limits of a mailbox or network counts for neither its form nor its affiliate. */
async function countOptin(
  pool: pg.Pool,
  formId: string,
  limits: readonly Limit[],
): Promise<OptinDoubt | null> {
  const { rows } = await pool.query<{ kind: string | null }>({
    name: 'count-optin',
    text: `WITH ${COUNTED},
      form AS (
        SELECT f."id", f."affiliateId", f."hourlyLimit", greatest(${LET_IN_ANYWAY}, ${CREDIT_SHARE}
          * coalesce((SELECT c."balance" - c."reserved" FROM "AffiliateCredit" c WHERE c."affiliateId" = f."affiliateId"), 0)
          / greatest(1, (SELECT count(*) FROM "AffiliateAutomation" a JOIN "AffiliateAutomationStep" s
              ON s."affiliateId" = a."affiliateId" AND s."automationId" = a."id" AND s."archivedAt" IS NULL
            WHERE a."affiliateId" = f."affiliateId" AND a."triggerType" = 'AFTER_OPTIN' AND a."status" = 'active'
              AND (f."automationId" IS NULL OR a."id" = f."automationId")))) AS "share"
        FROM "OptinForm" f WHERE f."id" = $4),
      wide AS (
        INSERT INTO "OptinRate" AS r ("key", "since", "count")
        SELECT w."key" || ':' || floor(extract(epoch FROM now()) / ${HOUR_SECONDS})::bigint, now(), 1
        FROM form CROSS JOIN LATERAL (VALUES ('credit:' || form."affiliateId"), ('form:' || form."id")) AS w("key")
        WHERE NOT EXISTS (SELECT FROM exceeded)
        ORDER BY 1
        ON CONFLICT ("key") DO UPDATE SET "count" = r."count" + 1 RETURNING "key", "count")
      SELECT split_part(coalesce((SELECT "key" FROM exceeded), (
        SELECT w."key" FROM wide w CROSS JOIN form
        WHERE w."count" > CASE WHEN w."key" LIKE 'form:%' THEN form."hourlyLimit" ELSE form."share" END
        ORDER BY w."key" DESC LIMIT 1)), ':', 1) AS "kind"`,
    values: [...valuesOf(limits), formId],
  })
  const kind = rows[0]?.kind ?? ''
  return DOUBT_BY_KIND[kind] ?? null
}

/** Forgets what no limit looks at any more. */
export async function forgetOldRates(pool: Pick<pg.Pool, 'query'>): Promise<void> {
  await pool.query(`DELETE FROM "OptinRate" WHERE "since" < now() - interval '1 day'`)
}
