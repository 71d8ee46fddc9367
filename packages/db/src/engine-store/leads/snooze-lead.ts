import { type LeadFacts, type SnoozeRefusal, whyNotMailed } from '@booster/engine/domain/lead'
import type { Changed, LeadRef, MailRef, WithActor } from '@booster/engine/ports'
import { recordAudit } from '../../audit/record-audit.ts'
import { inTransaction, type Tx } from '../../connection/transaction.ts'
import { findDeliveredJob } from '../resolve/find-delivered-job.ts'
import { announceChangeAndDue } from '../shared/announce.ts'
import { markDue } from '../shared/mark-due.ts'
import type { StoreContext } from '../store-context.ts'

type SnoozeInput = MailRef & WithActor & { readonly forMs: number }

/** Lets the mails of a lead wait, or go on at once: what waits moves by run, at its distances. */
export function snoozeLead(context: StoreContext, input: SnoozeInput): Promise<Changed<SnoozeRefusal>> {
  const { messageRef, forMs, actor } = input
  return inTransaction(context, async (tx): Promise<Changed<SnoozeRefusal>> => {
    const mail = await findDeliveredJob(tx, { kind: 'own-link', messageRef })
    if (mail === null) return { kind: 'unknown' }
    const { affiliateId, leadId } = mail
    markDue(tx, [{ affiliateId, inMs: 0 }])
    const jobIds = await lockWaiting(tx, mail)
    const lead = await lockLead(tx, mail)
    const reason = whyNotMailed(lead)
    if (reason !== null) return { kind: 'unchanged', reason }
    if (forMs === 0 && !lead.isSnoozed) return { kind: 'unchanged', reason: 'NOT_SNOOZED' }
    const runs = await moveRuns(tx, { ...mail, jobIds, forMs })
    tx.send(
      'snooze-lead',
      `UPDATE "AffiliateLead" SET "updatedAt" = now(),
         "snoozedUntil" = CASE WHEN $3::float8 > 0 THEN ${tx.clock.now} + $3::float8 * interval '1 millisecond' END
       WHERE "affiliateId" = $1 AND "id" = $2`,
      [affiliateId, leadId, forMs],
    )
    const after = { forMs, jobId: mail.id, runs }
    recordAudit(tx, { actor, affiliateId, action: 'lead.snooze', objects: [{ id: leadId, after }] })
    announceChangeAndDue(tx, [affiliateId], ['leads', 'jobs', 'runs'])
    return { kind: 'changed' }
  })
}

async function lockWaiting(tx: Tx, { affiliateId, leadId }: LeadRef): Promise<readonly string[]> {
  const rows = await tx.rows<{ id: string }>(
    'lock-waiting-of-lead',
    `SELECT j."id" FROM "AffiliateAutomationJob" j
     WHERE j."affiliateId" = $1 AND j."status"::text = 'pending' AND j."runId" IN (
       SELECT r."id" FROM "AffiliateAutomationLog" r
       WHERE r."affiliateId" = $1 AND r."leadId" = $2 AND r."status" IN ('active', 'paused'))
     ORDER BY j."id" FOR UPDATE`,
    [affiliateId, leadId],
  )
  return rows.map(({ id }) => id)
}

type SnoozedLead = LeadFacts & { readonly isSnoozed: boolean }

async function lockLead(tx: Tx, { affiliateId, leadId }: LeadRef): Promise<SnoozedLead> {
  const [lead] = await tx.rows<SnoozedLead>(
    'lock-lead-to-snooze',
    `SELECT "email" AS "leadEmail", "suppressedAt" IS NOT NULL AS "leadSuppressed",
       "unsubscribedAt" IS NOT NULL AS "leadUnsubscribed", coalesce("snoozedUntil" > ${tx.clock.now}, false) AS "isSnoozed"
     FROM "AffiliateLead" WHERE "affiliateId" = $1 AND "id" = $2 FOR UPDATE`,
    [affiliateId, leadId],
  )
  if (lead === undefined) throw new Error('The lead of a job is gone')
  return lead
}

/**
 * First back by what is left of the present snooze, but no further than it moved the run; then on, so that the first mail
 * of the run leaves when the new one is over.
 * @returns how many runs have mails that wait for it, or did
 */
async function moveRuns(
  tx: Tx,
  input: LeadRef & { readonly jobIds: readonly string[]; readonly forMs: number },
): Promise<number> {
  const moved = await tx.rows<{ isMoved: boolean }>(
    'move-snoozed-runs',
    `WITH runs AS MATERIALIZED (
       SELECT r."id", min(j."scheduledAt") AS "first", least(coalesce(r."snoozedByMs", 0),
         greatest(0, extract(epoch FROM l."snoozedUntil" - ${tx.clock.now}) * 1000))::float8 AS "back"
       FROM "AffiliateLead" l
       JOIN "AffiliateAutomationLog" r ON r."affiliateId" = l."affiliateId" AND r."leadId" = l."id"
         AND r."status" IN ('active', 'paused')
       LEFT JOIN "AffiliateAutomationJob" j ON j."affiliateId" = r."affiliateId" AND j."runId" = r."id"
         AND j."id" = ANY ($3::uuid[]) AND j."status"::text = 'pending'
       WHERE l."affiliateId" = $1 AND l."id" = $2 GROUP BY r."id", r."snoozedByMs", l."snoozedUntil"),
     moves AS MATERIALIZED (
       SELECT "id", "back", CASE WHEN $4::float8 > 0 AND "first" IS NOT NULL THEN greatest(0, extract(epoch FROM
         ${tx.clock.now} + $4::float8 * interval '1 millisecond' - ("first" - "back" * interval '1 millisecond')) * 1000)::float8
         ELSE 0 END AS "on"
       FROM runs),
     jobs AS (
       UPDATE "AffiliateAutomationJob" j SET "updatedAt" = now(),
         "scheduledAt" = j."scheduledAt" + (m."on" - m."back") * interval '1 millisecond'
       FROM moves m
       WHERE j."affiliateId" = $1 AND j."runId" = m."id" AND j."id" = ANY ($3::uuid[]) AND j."status"::text = 'pending'
         AND m."on" <> m."back")
     UPDATE "AffiliateAutomationLog" r SET "snoozedByMs" = m."on"::bigint FROM moves m
     WHERE r."affiliateId" = $1 AND r."id" = m."id" RETURNING m."on" <> 0 OR m."back" <> 0 AS "isMoved"`,
    [input.affiliateId, input.leadId, input.jobIds, input.forMs],
  )
  return moved.filter(({ isMoved }) => isMoved).length
}
