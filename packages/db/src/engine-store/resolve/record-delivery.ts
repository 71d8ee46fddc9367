import { DELIVERY_KINDS } from '@booster/engine/domain/delivery-event'
import type { DeliveryEventInput } from '@booster/engine/ports'
import type { Tx } from '../../connection/transaction.ts'
import { announceChange } from '../shared/announce.ts'
import { dayPart, jakartaDay } from '../shared/count-days.ts'
import { newsBit } from '../shared/news-of-mail.ts'
import type { DeliveredJob } from './find-delivered-job.ts'

/** Writes down what became of the mail of a job that this transaction holds. @returns whether it is new */
export async function recordDelivery(
  tx: Tx,
  event: DeliveryEventInput,
  { affiliateId, id }: DeliveredJob,
): Promise<boolean> {
  const written = await tx.rows(
    'record-delivery-event',
    `INSERT INTO "DeliveryEvent" ("affiliateId", "jobId", "digest", "kind", "at", "link", "reason", "bounceClass")
     VALUES ($1, $2, $3, $4::"DeliveryKind", coalesce($5::timestamptz, ${tx.clock.now}), $6, $7, $8::"BounceClass")
     ON CONFLICT DO NOTHING RETURNING 1`,
    [affiliateId, id, event.digest, event.kind, event.at, event.link, event.reason, event.bounceClass],
  )
  if (written.length === 0) return false
  countDelivery(tx, event, { affiliateId, id })
  announceChange(tx, [affiliateId], ['jobs'])
  return true
}

const ADD_KIND = DELIVERY_KINDS.map((kind) => `"${kind}" = d."${kind}" + ($3 = '${kind}')::int`).join(', ')

/**
 * The first news of a kind counts, on the day when the mail was sent. Before the job is completed it is kept on the job,
 * and counted with it. Whoever writes either holds the job, so that neither misses the other.
 */
function countDelivery(
  tx: Tx,
  { kind, digest }: DeliveryEventInput,
  { affiliateId, id }: Pick<DeliveredJob, 'affiliateId' | 'id'>,
): void {
  tx.send(
    'count-delivery',
    `WITH job AS (
       SELECT j."automationId", j."stepId", j."status", j."executedAt" FROM "AnyJob" j
       WHERE j."affiliateId" = $1 AND j."id" = $2 AND NOT EXISTS (
         SELECT FROM "DeliveryEvent" e
         WHERE e."affiliateId" = $1 AND e."jobId" = $2 AND e."kind" = $3::"DeliveryKind" AND e."digest" <> $4)),
     early AS (
       UPDATE "AffiliateAutomationJob" e SET "earlyNews" = e."earlyNews" | $5
       FROM job WHERE job."status" <> 'completed' AND e."affiliateId" = $1 AND e."id" = $2)
     UPDATE "AutomationDay" d SET ${ADD_KIND}
     FROM job WHERE job."status" = 'completed' AND d."affiliateId" = $1 AND d."automationId" = job."automationId"
       AND d."stepId" = job."stepId" AND d."day" = ${jakartaDay('job."executedAt"')}
       AND d."part" = ${dayPart('job."executedAt"')}`,
    [affiliateId, id, kind, digest, newsBit(kind)],
  )
}
