import { whyRunEnded } from '@booster/engine/domain/job'
import type { SettleReport } from '@booster/engine/ports'
import type { Tx } from '../../connection/transaction.ts'
import { KEYS, unnestColumns } from '../../connection/unnest.ts'
import { releaseCredits } from '../credit/release-credits.ts'
import { advanceRuns } from '../shared/advance-runs.ts'
import { announceChange } from '../shared/announce.ts'
import { countFailures } from '../shared/count-days.ts'
import type { JobCount } from '../shared/count-jobs.ts'
import { recordAttempts } from '../shared/record-attempts.ts'
import { suppressLeads } from '../steer/suppress-leads.ts'
import type { BookedSend } from './booked-send.ts'

const STOPPED = unnestColumns({ aff: 'uuid', id: 'uuid', code: 'text' })

/** What became of those that were not accepted. */
export type BookedReport = Omit<SettleReport, 'accepted' | 'lost'>

export const NOTHING_BOOKED: BookedReport = { putBack: 0, failed: 0, unconfirmed: 0 }

/**
 * Books what follows from jobs that were not accepted and whose state this transaction has just written: later
 * steps, runs, counters, attempts, credits. Shared by every way in which a hand-over comes to such an end.
 * @param counts what the caller's own write changes in the counters
 */
export async function bookUnaccepted(
  tx: Tx,
  hashKey: string,
  settled: readonly BookedSend[],
  counts: readonly JobCount[] = [],
): Promise<BookedReport> {
  const to = (state: string) => settled.filter((s) => s.settlement.to === state)
  const [putBack, failed, unconfirmed] = [to('pending'), to('failed'), to('unconfirmed')]

  await moveLaterStepsBehind(
    tx,
    putBack.filter((s) => s.settlement.to === 'pending' && s.settlement.delayMs > 0),
  )
  const stopped = await cancelUnderCancelledRuns(tx, putBack)
  advanceRuns(
    tx,
    [...failed.map((s) => ({ ...s.job, failed: 1 })), ...stopped.map((s) => ({ ...s.job, cancelled: 1 }))],
    [
      ...counts,
      ...failed.map((s) => ({ ...refOf(s), failed: 1 })),
      ...unconfirmed.map((s) => ({ ...refOf(s), unconfirmed: 1 })),
      ...stopped.map((s) => ({ ...refOf(s), cancelled: 1 })),
    ],
  )
  countFailures(
    tx,
    failed.map((s) => ({
      ...s.job,
      errorCode: s.settlement.to === 'failed' ? s.settlement.fault.code : null,
    })),
  )
  recordAttempts(tx, settled)
  await suppressLeads(
    tx,
    hashKey,
    failed.flatMap((s) =>
      s.settlement.to === 'failed' && s.settlement.suppressLead
        ? [
            {
              affiliateId: s.job.affiliateId,
              leadId: s.job.leadId,
              mailed: s.job.leadEmail,
              reason: 'refused' as const,
              detail: s.settlement.fault.message,
            },
          ]
        : [],
    ),
  )
  releaseCredits(
    tx,
    [...putBack, ...failed].map((s) => s.job),
  )
  if (settled.length > 0)
    announceChange(
      tx,
      settled.map((s) => s.job.affiliateId),
      ['jobs', 'runs', 'credit'],
    )
  return { putBack: putBack.length, failed: failed.length, unconfirmed: unconfirmed.length }
}

function refOf(send: BookedSend) {
  return {
    affiliateId: send.job.affiliateId,
    automationId: send.job.automationId,
  }
}

/** A later step of a run never goes out before an earlier one. */
async function moveLaterStepsBehind(tx: Tx, sends: readonly BookedSend[]): Promise<void> {
  if (sends.length === 0) return
  await tx.rows(
    'move-later-steps-behind',
    `UPDATE "AffiliateAutomationJob" later SET "updatedAt" = now(),
       "scheduledAt" = moved."scheduledAt" + (later."stepOrder" - moved."stepOrder") * interval '1 millisecond'
     FROM ${KEYS.from(1)}
     JOIN "AffiliateAutomationJob" moved ON moved."affiliateId" = u.aff AND moved."id" = u.id
     WHERE later."affiliateId" = moved."affiliateId" AND later."runId" = moved."runId"
       AND later."stepOrder" > moved."stepOrder" AND later."status"::text = 'pending'
       AND later."scheduledAt" <= moved."scheduledAt"`,
    KEYS.arrays(sends, { aff: (s) => s.job.affiliateId, id: (s) => s.job.id }),
  )
}

/** If a run was cancelled while its mail was in flight, a failed send must not put the job back to pending. */
async function cancelUnderCancelledRuns(
  tx: Tx,
  putBack: readonly BookedSend[],
): Promise<readonly BookedSend[]> {
  if (putBack.length === 0) return []
  const runs = await tx.rows<{ id: string; status: string; isGoalReached: boolean }>(
    'lock-cancelled-runs',
    `SELECT r."id", r."status", r."goalAt" IS NOT NULL AS "isGoalReached" FROM "AffiliateAutomationLog" r
     WHERE (r."affiliateId", r."id") IN (SELECT * FROM ${KEYS.unnest(1)})
     ORDER BY r."affiliateId", r."id" FOR UPDATE`,
    KEYS.arrays(putBack, { aff: (s) => s.job.affiliateId, id: (s) => s.job.runId }),
  )
  const reasons = new Map(
    runs.flatMap((r) => (r.status === 'cancelled' ? [[r.id, whyRunEnded(r.isGoalReached)] as const] : [])),
  )
  const stopped = putBack.filter((s) => reasons.has(s.job.runId))
  if (stopped.length === 0) return []
  await tx.rows(
    'cancel-put-back',
    `UPDATE "AffiliateAutomationJob" j SET "status" = 'cancelled', "cancelledAt" = ${tx.clock.now},
       "errorCode" = u.code, "updatedAt" = now()
     FROM ${STOPPED.from(1)}
     WHERE j."affiliateId" = u.aff AND j."id" = u.id AND j."status"::text = 'pending'`,
    STOPPED.arrays(stopped, {
      aff: (s) => s.job.affiliateId,
      id: (s) => s.job.id,
      code: (s) => reasons.get(s.job.runId) ?? whyRunEnded(false),
    }),
  )
  return stopped
}
