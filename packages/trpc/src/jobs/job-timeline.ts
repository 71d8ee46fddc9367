import type { HandOverView, TimelineEvent } from '@booster/contracts/jobs/job-detail'
import { timelineEvent } from '@booster/contracts/jobs/job-detail'
import { isoOf } from '@booster/db/connection/iso-time'
import type { AttemptFacts } from '@booster/db/jobs/list-job-attempts'
import type { DeliveryFacts } from '@booster/db/jobs/list-job-deliveries'
import type { JobDetailFacts } from '@booster/db/jobs/read-job'
import type { ChargeFacts } from '@booster/db/jobs/read-job-charge'
import type { ClaimForecast } from '@booster/engine/domain/forecast/job-gate'
import type { JobStatus } from '@booster/engine/domain/job'
import { ROUND_MS } from '@booster/engine/domain/retry-schedule'

export type JobHistory = {
  readonly job: JobDetailFacts
  /** Not accepted, oldest first. */
  readonly attempts: readonly AttemptFacts[]
  readonly deliveries: readonly DeliveryFacts[]
  readonly charge: ChargeFacts | null
  /** The balance when the last hand-over gave its credit back; null where nobody knows. */
  readonly balanceAtRelease: number | null
  /** What the next claim does with it; null: it does not wait for one. */
  readonly forecast: ClaimForecast | null
}

type Timed = { readonly at: string }

/** What happened to a job and what comes next, oldest first. */
export function timelineOf(history: JobHistory): TimelineEvent[] {
  const { job } = history
  const past: Timed[] = [
    ...attemptEvents(history),
    ...creditEvents(history),
    ...history.deliveries.map(({ kind, at, link, reason, byMachine }) => ({
      kind: 'delivery',
      at: isoOf(at),
      state: kind,
      link,
      reason,
      byMachine,
    })),
    ...endedEvents(job),
  ]
  // Sorting is stable: what happened at the same instant stays in the order of cause and effect.
  const sorted = past.toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at))
  return [scheduledEvent(job), ...sorted, ...nextEvents(history)].map((event) => timelineEvent.parse(event))
}

function scheduledEvent(job: JobDetailFacts) {
  return {
    kind: 'scheduled',
    at: isoOf(job.createdAt),
    dueAt: isoOf(
      isMovedByRetries(job)
        ? new Date(job.runStartedAt.getTime() + job.delayMinutes * 60_000)
        : job.scheduledAt,
    ),
    delayMinutes: job.delayMinutes,
    triggerType: job.triggerType,
  }
}

function isMovedByRetries({ attemptCount, retryCount, quickRetryCount }: JobDetailFacts): boolean {
  return attemptCount > 1 || retryCount > 0 || quickRetryCount > 0
}

/**
 * Hand-overs by attempt. Quick retries follow within seconds, a new attempt after half an hour, so a gap tells
 * them apart.
 */
function attemptEvents({ job, attempts }: JobHistory) {
  const handOvers = [...attempts.map(refusedHandOver), ...acceptedHandOver(job)]
  const groups: HandOverView[][] = []
  for (const handOver of handOvers) {
    const group = groups.at(-1)
    const before = group?.at(-1)
    const near = before !== undefined && Date.parse(handOver.at) - Date.parse(before.at) < ROUND_MS / 2
    if (group !== undefined && near) group.push(handOver)
    else groups.push([handOver])
  }
  return groups.map((group, index) => ({
    kind: 'attempt',
    at: group[0]?.at ?? '',
    no: index + 1,
    of: Math.max(job.maxRetries + 1, groups.length),
    outcome: group.at(-1)?.outcome,
    handOvers: group,
  }))
}

function refusedHandOver(attempt: AttemptFacts): HandOverView {
  return {
    no: attempt.attemptNo,
    at: isoOf(attempt.at),
    outcome: attempt.outcome as HandOverView['outcome'],
    errorCode: attempt.errorCode,
    message: attempt.message,
    httpStatus: attempt.httpStatus,
    answer: attempt.answer,
    durationMs: attempt.durationMs,
  }
}

function acceptedHandOver(job: JobDetailFacts): HandOverView[] {
  if (job.status !== 'completed' || job.executedAt === null) return []
  const at = isoOf(new Date(job.executedAt.getTime() - (job.sendMs ?? 0)))
  return [
    {
      no: Math.max(1, job.attemptCount),
      at,
      outcome: 'accepted',
      errorCode: null,
      message: null,
      httpStatus: null,
      answer: null,
      durationMs: job.sendMs,
    },
  ]
}

function creditEvents({ job, attempts, charge, balanceAtRelease }: JobHistory) {
  if (charge !== null) {
    const { balanceBefore, balanceAfter, seq } = charge
    const at = isoOf(charge.createdAt)
    return [
      {
        kind: 'credit',
        at,
        action: 'deducted',
        amount: -charge.amount,
        balanceBefore,
        balanceAfter,
        ledgerSeq: seq,
      },
    ]
  }
  const bookless = { kind: 'credit', amount: job.creditAmount, balanceBefore: null, ledgerSeq: null }
  if (job.creditReserved) {
    const at = isoOf(job.unconfirmedAt ?? job.updatedAt)
    return [{ ...bookless, at, action: 'reserved', balanceAfter: null }]
  }
  const last = attempts.at(-1)
  if (last === undefined) return []
  return [{ ...bookless, at: isoOf(releasedAt(last)), action: 'released', balanceAfter: balanceAtRelease }]
}

/** The reservation of a hand-over ends with its answer. */
export function releasedAt(attempt: AttemptFacts): Date {
  return new Date(attempt.at.getTime() + attempt.durationMs)
}

function endedEvents(job: JobDetailFacts) {
  const ends: Partial<Record<JobStatus, Date | null>> = {
    held: job.updatedAt,
    unconfirmed: job.unconfirmedAt,
    failed: job.failedAt,
    cancelled: job.cancelledAt,
  }
  const at = ends[job.status] ?? null
  if (at === null) return []
  return [{ kind: 'ended', at: isoOf(at), status: job.status, reason: job.holdReason ?? job.errorCode }]
}

function nextEvents({ job, forecast }: JobHistory) {
  if (job.status !== 'pending' && job.status !== 'processing') return []
  const at = isoOf(job.status === 'pending' ? job.scheduledAt : job.updatedAt)
  return [{ kind: 'next', at, no: job.retryCount + 1, of: job.maxRetries + 1, forecast }]
}
