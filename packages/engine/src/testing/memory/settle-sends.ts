import { JOB_ERROR_CODES, whyRunEnded } from '../../domain/job.ts'
import type { Settlement } from '../../domain/settlement.ts'
import { VERDICT_SETTLEMENTS } from '../../domain/verdict.ts'
import type { SettledSend, SettleReport } from '../../ports.ts'
import { chargeJob, releaseCredit } from './book-credit.ts'
import { jobsOfRun, type MemoryState, mustFind, ownedBy } from './memory-state.ts'
import { cancelJob, moveJob } from './move-job.ts'
import type { JobRow } from './rows.ts'
import { suppressLead } from './steer/unsubscribe-lead.ts'

type Counts = { accepted: number; putBack: number; failed: number; unconfirmed: number }

/** Settles hand-overs; each is fenced by its lease. */
export function settleSends(state: MemoryState, sends: readonly SettledSend[]): SettleReport {
  const unconfirmed: JobRow[] = []
  const report = settleThose(sends, (send) => {
    const job = ownedBy(state.jobs, send.job.affiliateId, send.job.id)
    const holdsLease = job?.status === 'processing' && job.leaseToken === send.job.leaseToken
    if (!holdsLease) return false
    const { settlement } = send
    const burns = settlement.to !== 'pending' || settlement.burnsAttempt
    if (burns) recordAttempt(state, job, send.outcome, faultCodeOf(settlement))
    else job.attemptCount -= 1
    endHandOver(state, job, settlement, send.job.leadEmail)
    if (settlement.to === 'unconfirmed') unconfirmed.push(job)
    return true
  })
  confirmByEarlierEvents(state, unconfirmed)
  return report
}

/** Answers that came after the lease: evidence, as long as nobody decided before. */
export function settleLateAnswers(state: MemoryState, sends: readonly SettledSend[]): SettleReport {
  return settleThose(sends, (send) => {
    const job = ownedBy(state.jobs, send.job.affiliateId, send.job.id)
    const isRescued =
      job?.status === 'unconfirmed' &&
      job.errorCode === JOB_ERROR_CODES.leaseExpired &&
      job.attemptCount === send.job.attemptNo
    if (job !== undefined && !isRescued) keepProviderId(job, send)
    if (!isRescued || send.settlement.to === 'unconfirmed') return false
    const { settlement } = send
    if (settlement.to !== 'completed') forgetRescueNote(state, job)
    const burns = settlement.to !== 'pending' || settlement.burnsAttempt
    if (burns) recordAttempt(state, job, send.outcome, faultCodeOf(settlement))
    else job.attemptCount -= 1
    endHandOver(state, job, settlement, send.job.leadEmail)
    return true
  })
}

/** A job that other evidence completed before its answer came still learns the id that the provider gave its mail. */
function keepProviderId(job: JobRow, { settlement, job: { attemptNo } }: SettledSend): void {
  const isSame = job.status === 'completed' && job.attemptCount === attemptNo
  if (isSame && settlement.to === 'completed') job.emailId ??= settlement.providerId
}

function settleThose(sends: readonly SettledSend[], settleOne: (send: SettledSend) => boolean): SettleReport {
  const counts: Counts = { accepted: 0, putBack: 0, failed: 0, unconfirmed: 0 }
  const lost = sends.filter((send) => {
    if (!settleOne(send)) return true
    counts[COUNTED_AS[send.settlement.to]] += 1
    return false
  })
  return { ...counts, lost }
}

const COUNTED_AS = {
  completed: 'accepted',
  pending: 'putBack',
  failed: 'failed',
  unconfirmed: 'unconfirmed',
} as const satisfies Record<Settlement['to'], keyof Counts>

/**
 * What follows from the end of a hand-over, or from a verdict about an unconfirmed job.
 * @param mailed where the mail went; null: to the present address of the lead
 */
export function endHandOver(
  state: MemoryState,
  job: JobRow,
  settlement: Settlement,
  mailed: string | null = null,
): void {
  switch (settlement.to) {
    case 'completed':
      chargeJob(state, job)
      moveJob(state, job, 'completed', {
        emailId: settlement.providerId ?? job.emailId,
        executedAtMs: state.nowMs,
        unconfirmedAtMs: null,
        errorCode: null,
      })
      return
    case 'failed':
      releaseCredit(state, job)
      moveJob(state, job, 'failed', {
        failedAtMs: state.nowMs,
        unconfirmedAtMs: null,
        errorCode: settlement.fault.code,
      })
      if (settlement.suppressLead)
        suppressLead(state, mustFind(state.leads, job.leadId), { reason: 'refused', mailed })
      return
    case 'unconfirmed':
      moveJob(state, job, 'unconfirmed', {
        unconfirmedAtMs: state.nowMs,
        errorCode: settlement.fault.code,
      })
      return
    case 'pending':
      putBack(state, job, settlement)
  }
}

/** Completes jobs that have just become unconfirmed although an event about their mail came while it was leaving. */
export function confirmByEarlierEvents(state: MemoryState, jobs: readonly JobRow[]): void {
  const proven = jobs.filter((job) => state.deliveries.some((d) => d.jobId === job.id))
  for (const job of proven.sort((a, b) => (a.id < b.id ? -1 : 1)))
    endHandOver(state, job, VERDICT_SETTLEMENTS.was_sent)
}

function putBack(state: MemoryState, job: JobRow, settlement: Extract<Settlement, { to: 'pending' }>): void {
  const wasUnconfirmed = job.status === 'unconfirmed'
  releaseCredit(state, job)
  moveJob(state, job, 'pending', {
    scheduledAtMs:
      settlement.delayMs > 0 || wasUnconfirmed ? state.nowMs + settlement.delayMs : job.scheduledAtMs,
    retryCount: settlement.retryCount,
    quickRetryCount: settlement.quickRetryCount,
    unconfirmedAtMs: null,
    errorCode: wasUnconfirmed ? null : settlement.fault.code,
  })
  if (settlement.delayMs > 0) moveLaterStepsBehind(state, job)
  // The run was cancelled while the job was on its way: its failure must not revive it.
  const run = mustFind(state.runs, job.runId)
  if (run.status === 'cancelled') cancelJob(state, job, whyRunEnded(run.goalAtMs !== null))
}

function moveLaterStepsBehind(state: MemoryState, moved: JobRow): void {
  for (const later of jobsOfRun(state, moved.runId)) {
    const isBefore = later.status === 'pending' && later.scheduledAtMs <= moved.scheduledAtMs
    if (later.stepOrder > moved.stepOrder && isBefore) {
      later.scheduledAtMs = moved.scheduledAtMs + (later.stepOrder - moved.stepOrder)
    }
  }
}

/** Keeps what was not accepted; the first word about an attempt stays. */
export function recordAttempt(
  state: MemoryState,
  { affiliateId, id: jobId, attemptCount: attemptNo }: JobRow,
  outcome: SettledSend['outcome'],
  errorCode: string,
): void {
  const isKnown = state.attempts.some((a) => a.jobId === jobId && a.attemptNo === attemptNo)
  if (outcome === 'accepted' || isKnown) return
  state.attempts.push({ affiliateId, jobId, attemptNo, outcome, errorCode })
}

/** Rescue recorded the attempt as unconfirmed; it is recorded again as what it really was. */
function forgetRescueNote(state: MemoryState, job: JobRow): void {
  const index = state.attempts.findIndex(
    (a) =>
      a.jobId === job.id && a.attemptNo === job.attemptCount && a.errorCode === JOB_ERROR_CODES.leaseExpired,
  )
  if (index >= 0) state.attempts.splice(index, 1)
}

function faultCodeOf(settlement: Settlement): string {
  return settlement.to === 'completed' ? '' : settlement.fault.code
}
