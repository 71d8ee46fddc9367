import type { Pool } from 'pg'

/** The job that a provider event or one of our own links is about. */
export type DeliveredJob = {
  readonly affiliateId: string
  readonly jobId: string
  readonly leadId: string
  readonly status: string
  readonly leadEmail: string | null
}

type Db = Pick<Pool, 'query'>

const COLUMNS = `j."affiliateId", j."id" AS "jobId", j."leadId", j."status"::text AS "status", l."email" AS "leadEmail"`
const LEAD = `JOIN "AffiliateLead" l ON l."affiliateId" = j."affiliateId" AND l."id" = j."leadId"`

/**
 * The job with this messageRef: those at rest have an index, one that is leaving this moment has a claim. Jobs move to
 * the archive and never back, so that looking there last misses none.
 */
export async function findJobByRef(db: Db, messageRef: string): Promise<DeliveredJob | null> {
  const atRest = await first(
    db,
    'job_by_ref',
    `SELECT ${COLUMNS} FROM "AffiliateAutomationJob" j ${LEAD}
      WHERE j."messageRef" = $1 AND j."restStatus" IN ('completed', 'unconfirmed', 'failed')`,
    [messageRef],
  )
  if (atRest !== null) return atRest
  const claimed = await first(
    db,
    'job_by_ref_claimed',
    `SELECT ${COLUMNS} FROM "JobClaim" c
       JOIN "AffiliateAutomationJob" j ON j."affiliateId" = ANY(c."affiliateIds") AND j."id" = ANY(c."jobIds") ${LEAD}
      WHERE j."messageRef" = $1 LIMIT 1`,
    [messageRef],
  )
  if (claimed !== null) return claimed
  return first(
    db,
    'job_by_ref_archived',
    `SELECT ${COLUMNS} FROM "ArchivedJob" j ${LEAD} WHERE j."messageRef" = $1 LIMIT 1`,
    [messageRef],
  )
}

/**
 * The same in any state (put back to pending after it arrived, cancelled later). It reads the whole table, so only
 * for references that carry our own signature.
 */
export async function findJobBySignedRef(db: Db, messageRef: string): Promise<DeliveredJob | null> {
  const found = await findJobByRef(db, messageRef)
  if (found !== null) return found
  return first(
    db,
    'job_by_signed_ref',
    `SELECT ${COLUMNS} FROM "AffiliateAutomationJob" j ${LEAD} WHERE j."messageRef" = $1 LIMIT 1`,
    [messageRef],
  )
}

/** The job whose mail to this address got this id from the provider itself. */
export async function findJobByProviderId(
  db: Db,
  event: { readonly email: string; readonly providerId: string },
): Promise<DeliveredJob | null> {
  return first(
    db,
    'job_by_provider_id',
    `SELECT ${COLUMNS}
    FROM "AffiliateProfile" p
    JOIN "AffiliateLead" l ON l."affiliateId" = p."id" AND l."email" = $1
    JOIN "AffiliateAutomationLog" r ON r."affiliateId" = l."affiliateId" AND r."leadId" = l."id"
    JOIN "AnyJob" j ON j."affiliateId" = r."affiliateId" AND j."runId" = r."id"
   WHERE j."emailId" = $2 LIMIT 1`,
    [event.email, event.providerId],
  )
}

/** Everybody's lead with this address: what a hard bounce without a reference is about. */
export async function findLeadsByEmail(
  db: Db,
  email: string,
): Promise<readonly { readonly affiliateId: string; readonly leadId: string }[]> {
  const { rows } = await db.query<{ affiliateId: string; leadId: string }>({
    name: 'leads_by_email',
    text: `SELECT l."affiliateId", l."id" AS "leadId" FROM "AffiliateProfile" p
             JOIN "AffiliateLead" l ON l."affiliateId" = p."id" AND l."email" = $1 LIMIT 1000`,
    values: [email],
  })
  return rows
}

async function first(
  db: Db,
  name: string,
  text: string,
  values: readonly string[],
): Promise<DeliveredJob | null> {
  const { rows } = await db.query<DeliveredJob>({ name, text, values: [...values] })
  return rows[0] ?? null
}
