import type { DeliverySource } from '@booster/engine/ports'
import type { Tx } from '../../connection/transaction.ts'

/** The job that an event of the provider, a report or a hit on one of our own links is about. */
export type DeliveredJob = {
  readonly affiliateId: string
  readonly id: string
  readonly runId: string
  readonly leadId: string
  readonly status: string
  readonly archived: boolean
}

const COLUMNS = `j."affiliateId", j."id", j."runId", j."leadId", j."status"::text AS "status"`
const LIVE = `${COLUMNS}, false AS "archived"`
const ARCHIVED = `${COLUMNS}, true AS "archived"`

/** Finds the job without locking it. */
export async function findDeliveredJob(tx: Tx, source: DeliverySource): Promise<DeliveredJob | null> {
  const byRef = source.messageRef === null ? null : await findByRef(tx, source.messageRef)
  if (byRef !== null) return byRef
  return source.kind === 'own-link' ? findBySignedRef(tx, source.messageRef) : findByAddress(tx, source)
}

/**
 * A job at rest is in an index; one that is leaving is in a claim. Jobs move to the archive and never back, so
 * searching the archive last misses none.
 */
async function findByRef(tx: Tx, messageRef: string): Promise<DeliveredJob | null> {
  return (
    (await first(
      tx,
      'find-job-at-rest',
      `SELECT ${LIVE} FROM "AffiliateAutomationJob" j
       WHERE j."messageRef" = $1 AND j."restStatus" IN ('completed', 'unconfirmed', 'failed')`,
      [messageRef],
    )) ??
    (await first(
      tx,
      'find-claimed-job',
      `SELECT ${LIVE} FROM "JobClaim" c
       JOIN "AffiliateAutomationJob" j ON j."affiliateId" = ANY(c."affiliateIds") AND j."id" = ANY(c."jobIds")
       WHERE j."messageRef" = $1 LIMIT 1`,
      [messageRef],
    )) ??
    (await first(
      tx,
      'find-archived-job',
      `SELECT ${ARCHIVED} FROM "ArchivedJob" j WHERE j."messageRef" = $1 LIMIT 1`,
      [messageRef],
    ))
  )
}

/**
 * In any state (put back to pending after the mail arrived, cancelled later). No index covers this, so it is only
 * for references that carry our own signature.
 */
function findBySignedRef(tx: Tx, messageRef: string): Promise<DeliveredJob | null> {
  return first(
    tx,
    'find-job-by-signed-ref',
    `SELECT ${LIVE} FROM "AffiliateAutomationJob" j WHERE j."messageRef" = $1 LIMIT 1`,
    [messageRef],
  )
}

/** The job, in any state, of a lead with this address whose mail has our reference or the provider's id. */
function findByAddress(
  tx: Tx,
  source: Exclude<DeliverySource, { kind: 'own-link' }>,
): Promise<DeliveredJob | null> {
  const { email, messageRef } = source
  const providerId = source.kind === 'provider' ? source.providerId : null
  if (messageRef === null && providerId === null) return Promise.resolve(null)
  return first(
    tx,
    'find-job-by-address',
    `SELECT ${COLUMNS}, j."archivedAt" IS NOT NULL AS "archived"
     FROM "AffiliateProfile" p
     JOIN "AffiliateLead" l ON l."affiliateId" = p."id" AND l."email" = $1
     JOIN "AffiliateAutomationLog" r ON r."affiliateId" = l."affiliateId" AND r."leadId" = l."id"
     JOIN "AnyJob" j ON j."affiliateId" = r."affiliateId" AND j."runId" = r."id"
     WHERE j."messageRef" = $2::uuid OR j."emailId" = $3 LIMIT 1`,
    [email, messageRef, providerId],
  )
}

async function first(
  tx: Tx,
  name: string,
  text: string,
  values: readonly unknown[],
): Promise<DeliveredJob | null> {
  const [job] = await tx.rows<DeliveredJob>(name, text, values)
  return job ?? null
}
