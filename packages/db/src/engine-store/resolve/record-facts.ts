import { DELIVERY_KINDS, NEWS } from '@booster/engine/domain/delivery-event'
import type { DeliveryFact } from '@booster/engine/ports'
import type { SqlClock } from '../../connection/clock.ts'
import type { Tx } from '../../connection/transaction.ts'
import { unnestColumns } from '../../connection/unnest.ts'
import { announceChange } from '../shared/announce.ts'
import { dayPart, jakartaDay } from '../shared/count-days.ts'
import { newsBits } from '../shared/news-of-mail.ts'

const FACTS = unnestColumns({
  aff: 'uuid',
  job: 'uuid',
  digest: 'text',
  kind: 'text',
  at: 'text?',
  link: 'text?',
  reason: 'text?',
  bounce: 'text?',
  machine: 'int?',
})

const DIGESTS = unnestColumns({ aff: 'uuid', lead: 'uuid', job: 'uuid', digest: 'text' })

/** What became of the mail of a job. */
export type MailFact = {
  readonly event: DeliveryFact
  readonly job: { readonly affiliateId: string; readonly id: string; readonly leadId: string }
}

/**
 * Writes down what became of mails, at most one fact of each, and counts it. The caller holds their jobs: before a job is
 * completed its news is kept on it, and counted with it, so that neither misses the other.
 * @returns the jobs whose fact is new
 */
export async function recordFacts(tx: Tx, facts: readonly MailFact[]): Promise<ReadonlySet<string>> {
  if (facts.length === 0) return new Set()
  const rows = await tx.rows<{ id: string }>(
    'record-delivery-events',
    factsStatement(tx.clock),
    FACTS.arrays(facts, {
      aff: ({ job }) => job.affiliateId,
      job: ({ job }) => job.id,
      digest: ({ event }) => event.digest,
      kind: ({ event }) => event.kind,
      at: ({ event }) => event.at,
      link: ({ event }) => event.link,
      reason: ({ event }) => event.reason,
      bounce: ({ event }) => event.bounceClass,
      machine: ({ event }) => (event.byMachine === undefined ? null : Number(event.byMachine)),
    }),
  )
  const affiliateIds = facts.map(({ job }) => job.affiliateId)
  if (rows.length > 0) announceChange(tx, affiliateIds, ['jobs'])
  return new Set(rows.map(({ id }) => id))
}

const COUNT_NEWS = [
  ...DELIVERY_KINDS.map((kind) => `count(*) FILTER (WHERE "isFirst" AND kind = '${kind}') AS "${kind}"`),
  'count(*) FILTER (WHERE "isFirstByMachine") AS "openedByMachine"',
].join(', ')
const ADD_NEWS = NEWS.map((news) => `"${news}" = d."${news}" + n."${news}"`).join(', ')

/** The first news of a kind counts, on the day when the mail was sent, and so does the first opening that a machine made. */
function factsStatement(clock: SqlClock): string {
  return `
  WITH written AS (
    INSERT INTO "DeliveryEvent" ("affiliateId", "jobId", "digest", "kind", "at", "link", "reason", "bounceClass", "byMachine")
    SELECT u.aff, u.job, u.digest, u.kind::"DeliveryKind", coalesce(u.at::timestamptz, ${clock.now}), u.link, u.reason,
      u.bounce::"BounceClass", u.machine::boolean
    FROM ${FACTS.from(1)}
    ON CONFLICT DO NOTHING
    RETURNING "affiliateId" AS aff, "jobId" AS id, "digest", "kind", "byMachine",
      "kind" = 'opened' AND "byMachine" IS TRUE AS machine),
  firsts AS (
    SELECT w.aff, w.id, w.kind, ${newsBits('w')} AS bits, j."status", j."automationId" AS aut, j."stepId" AS step, j."recipientDomain" AS domain,
      ${jakartaDay('j."executedAt"')} AS day, ${dayPart('j."executedAt"')} AS part,
      o."all" = 0 AS "isFirst", w.machine AND o."byMachine" = 0 AS "isFirstByMachine"
    FROM written w
    CROSS JOIN LATERAL (SELECT * FROM "AnyJob" t WHERE t."affiliateId" = w.aff AND t."id" = w.id OFFSET 0) j
    CROSS JOIN LATERAL (
      SELECT count(*) AS "all", count(*) FILTER (WHERE e."byMachine") AS "byMachine" FROM "DeliveryEvent" e
      WHERE e."affiliateId" = w.aff AND e."jobId" = w.id AND e."kind" = w.kind AND e."digest" <> w.digest) o
    WHERE w.kind::text IN (${DELIVERY_KINDS.map((kind) => `'${kind}'`).join(', ')})
      AND (o."all" = 0 OR w.machine AND o."byMachine" = 0)),
  early AS (
    UPDATE "AffiliateAutomationJob" e SET "earlyNews" = e."earlyNews" | f.bits
    FROM firsts f WHERE f."status" <> 'completed' AND e."affiliateId" = f.aff AND e."id" = f.id),
  sent AS (SELECT * FROM firsts WHERE "status" = 'completed'),
  days AS (
    UPDATE "AutomationDay" d SET ${ADD_NEWS}
    FROM (SELECT aff, aut, step, day, part, ${COUNT_NEWS} FROM sent GROUP BY 1, 2, 3, 4, 5 ORDER BY 1, 2, 4, 5, 3) n
    WHERE d."affiliateId" = n.aff AND d."automationId" = n.aut AND d."stepId" = n.step AND d."day" = n.day
      AND d."part" = n.part RETURNING 1),
  domains AS (
    UPDATE "DomainDay" d SET ${ADD_NEWS}
    FROM (SELECT aff, domain, day, part, ${COUNT_NEWS} FROM sent
          WHERE domain IS NOT NULL AND (SELECT count(*) FROM days) >= 0 GROUP BY 1, 2, 3, 4 ORDER BY 1, 3, 4, 2) n
    WHERE d."affiliateId" = n.aff AND d."domain" = n.domain AND d."day" = n.day AND d."part" = n.part RETURNING 1)
  SELECT id FROM written WHERE (SELECT count(*) FROM domains) >= 0`
}

/** News about the mail of somebody who was erased since is kept without what names the person. */
export function forgetErasedPersons(tx: Tx, facts: readonly MailFact[]): void {
  if (facts.length === 0) return
  tx.send(
    'forget-erased-persons',
    `WITH erased AS (
       SELECT u.* FROM ${DIGESTS.from(1)}
       JOIN "AffiliateLead" l ON l."affiliateId" = u.aff AND l."id" = u.lead AND l."erasedAt" IS NOT NULL),
     webhook AS (
       UPDATE "WebhookEvent" w SET "email" = '', "payload" = '{}' FROM erased WHERE w."digest" = erased.digest)
     UPDATE "DeliveryEvent" e SET "link" = NULL, "reason" = NULL
     FROM erased WHERE e."affiliateId" = erased.aff AND e."jobId" = erased.job AND e."digest" = erased.digest`,
    DIGESTS.arrays(facts, {
      aff: ({ job }) => job.affiliateId,
      lead: ({ job }) => job.leadId,
      job: ({ job }) => job.id,
      digest: ({ event }) => event.digest,
    }),
  )
}
