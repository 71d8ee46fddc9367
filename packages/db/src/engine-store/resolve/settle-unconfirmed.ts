import type { UnconfirmedRule } from '@booster/engine/domain/automation'
import type { JobStatus } from '@booster/engine/domain/job'
import type { SendableFacts } from '@booster/engine/domain/job-refusal'
import type { SettleReport } from '@booster/engine/ports'
import type { Tx } from '../../connection/transaction.ts'
import { unnestColumns } from '../../connection/unnest.ts'
import { acceptedAmong, acceptUnconfirmed } from '../settle/accept-sends.ts'
import { type BookedReport, bookUnaccepted, NOTHING_BOOKED } from '../settle/book-unaccepted.ts'
import type { BookedSend } from '../settle/booked-send.ts'

const SETTLED = unnestColumns({
  aff: 'uuid',
  id: 'uuid',
  status: 'text',
  delay: 'float8',
  rounds: 'int?',
  quick: 'int?',
  code: 'text?',
  message: 'text?',
  unburnt: 'int',
})

export type UnconfirmedJob = BookedSend['job'] &
  SendableFacts & {
    readonly status: JobStatus
    readonly onUnconfirmed: UnconfirmedRule
    readonly sentAgain: boolean
  }

export const SELECT_UNCONFIRMED = `
  SELECT j."affiliateId", j."id", j."automationId", j."runId", j."leadId", j."stepId", j."stepOrder",
    j."creditAmount", j."attemptCount" AS "attemptNo", a."name" AS "automationName", a."onUnconfirmed",
    j."status", r."status" AS "runStatus", r."goalAt" IS NOT NULL AS "goalReached", a."status" AS "automationStatus", s."archivedAt" IS NOT NULL AS "stepDeleted",
    l."email" AS "leadEmail", l."suppressedAt" IS NOT NULL AS "leadSuppressed",
    l."unsubscribedAt" IS NOT NULL AS "leadUnsubscribed", EXISTS (
      SELECT 1 FROM "AutomationAttempt" t WHERE t."affiliateId" = j."affiliateId" AND t."jobId" = j."id"
        AND t."outcome" = 'unconfirmed' AND t."attemptNo" < j."attemptCount") AS "sentAgain"
  FROM "AffiliateAutomationJob" j
  JOIN "AffiliateAutomation" a ON a."affiliateId" = j."affiliateId" AND a."id" = j."automationId"
  JOIN "AffiliateAutomationLog" r ON r."affiliateId" = j."affiliateId" AND r."id" = j."runId"
  JOIN "AffiliateAutomationStep" s ON s."affiliateId" = j."affiliateId" AND s."id" = j."stepId"
  JOIN "AffiliateLead" l ON l."affiliateId" = j."affiliateId" AND l."id" = j."leadId"`

/** Writes the new states of unconfirmed jobs that this transaction has locked, and books what follows. */
export async function settleUnconfirmed(
  tx: Tx,
  hashKey: string,
  sends: readonly BookedSend[],
): Promise<Omit<SettleReport, 'lost'>> {
  const accepted = acceptedAmong(sends, () => null)
  const others = sends.filter((s) => s.settlement.to !== 'completed')
  const report = await settleOthers(tx, hashKey, others)
  await acceptUnconfirmed(tx, accepted)
  return { accepted: accepted.length, ...report }
}

async function settleOthers(tx: Tx, hashKey: string, sends: readonly BookedSend[]): Promise<BookedReport> {
  if (sends.length === 0) return NOTHING_BOOKED
  tx.send(
    'settle-unconfirmed',
    `UPDATE "AffiliateAutomationJob" j SET "status" = u.status::"JobStatus", "creditReserved" = false,
       "failedAt" = CASE WHEN u.status = 'failed' THEN ${tx.clock.now} END,
       "scheduledAt" = CASE WHEN u.status = 'pending' THEN ${tx.clock.now} + u.delay * interval '1 millisecond' ELSE j."scheduledAt" END,
       "retryCount" = coalesce(u.rounds, j."retryCount"), "quickRetryCount" = coalesce(u.quick, j."quickRetryCount"),
       "attemptCount" = j."attemptCount" - u.unburnt,
       "unconfirmedAt" = NULL, "errorCode" = u.code, "errorMessage" = u.message, "updatedAt" = now()
     FROM ${SETTLED.from(1)}
     WHERE j."affiliateId" = u.aff AND j."id" = u.id AND j."status"::text = 'unconfirmed'`,
    SETTLED.arrays(sends, {
      aff: (s) => s.job.affiliateId,
      id: (s) => s.job.id,
      status: (s) => s.settlement.to,
      delay: (s) => (s.settlement.to === 'pending' ? s.settlement.delayMs : 0),
      rounds: (s) => (s.settlement.to === 'pending' ? s.settlement.retryCount : null),
      quick: (s) => (s.settlement.to === 'pending' ? s.settlement.quickRetryCount : null),
      code: (s) => (s.settlement.to === 'failed' ? s.settlement.fault.code : null),
      message: (s) => (s.settlement.to === 'failed' ? s.settlement.fault.message : null),
      unburnt: (s) => (s.settlement.to === 'pending' && !s.settlement.burnsAttempt ? 1 : 0),
    }),
  )
  const counts = sends.map(({ job: { affiliateId, automationId } }) => ({
    affiliateId,
    automationId,
    unconfirmed: -1,
  }))
  return bookUnaccepted(tx, hashKey, sends, counts)
}
