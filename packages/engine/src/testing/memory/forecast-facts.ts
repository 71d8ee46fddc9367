import { passGates } from '../../domain/claim/claim-gates.ts'
import { BEHIND_MS, type SendingFacts, type WaitingJob } from '../../domain/forecast/job-gate.ts'
import { availableCredits } from './book-credit.ts'
import { gateFactsOf } from './claim-due-jobs.ts'
import { jobsOfRun, type MemoryState, mustFind } from './memory-state.ts'
import type { JobRow } from './rows.ts'

/** What is known of a pending job before it is claimed. */
export function waitingJobOf(state: MemoryState, job: JobRow): WaitingJob {
  const { earlierStepOpen, snoozedForMs: _, ...facts } = gateFactsOf(state, job)
  const { snoozedUntilMs } = mustFind(state.leads, job.leadId)
  return {
    ...facts,
    snoozedUntil: snoozedUntilMs === null ? null : new Date(snoozedUntilMs),
    scheduledAt: new Date(job.scheduledAtMs),
    earlierStepUnderWay: earlierStepOpen,
    onNoCredit: mustFind(state.automations, job.automationId).onNoCredit,
    isCovered: isCovered(state, job),
  }
}

export function sendingFactsOf(state: MemoryState, provider: string): SendingFacts {
  const breaker = state.breakers.get(provider)
  const isOpen = breaker !== undefined && breaker.state !== 'closed' && breaker.retryAtMs > state.nowMs
  return {
    now: new Date(state.nowMs),
    isStopped: state.breakers.has('sending'),
    blockedUntil: isOpen ? new Date(breaker.retryAtMs) : null,
  }
}

/** Spends the credit on the affiliate's jobs in the order in which they are charged. */
function isCovered(state: MemoryState, asked: JobRow): boolean {
  const line = [...state.jobs.values()]
    .filter((job) => job.affiliateId === asked.affiliateId && job.status === 'pending')
    .filter((job) => willPass(state, job))
    .map((job) => ({ job, place: placeOf(state, job) }))
    .sort((a, b) => comparePlaces(a.place, b.place))
  let left = availableCredits(state, asked.affiliateId)
  for (const { job } of line) {
    left -= job.creditAmount
    if (job.id === asked.id) return left >= 0
  }
  return left >= asked.creditAmount
}

/** When its time has come, as far as is known today. */
function willPass(state: MemoryState, job: JobRow): boolean {
  const { snoozedUntilMs } = mustFind(state.leads, job.leadId)
  const snoozedForMs = Math.max(0, (snoozedUntilMs ?? 0) - Math.max(job.scheduledAtMs, state.nowMs))
  return passGates({ ...gateFactsOf(state, job), snoozedForMs, earlierStepOpen: false }).kind === 'pass'
}

type Place = { readonly atMs: number; readonly scheduledAtMs: number; readonly id: string }

/** Steps of a run that come due together leave one after the other. */
function placeOf(state: MemoryState, job: JobRow): Place {
  const dueMs = (other: JobRow): number => Math.max(other.scheduledAtMs, state.nowMs)
  const before = jobsOfRun(state, job.runId).filter(
    (j) =>
      j.stepOrder < job.stepOrder &&
      ((j.status === 'pending' && dueMs(j) === dueMs(job)) ||
        (j.status === 'processing' && dueMs(job) === state.nowMs)),
  ).length
  const atMs = dueMs(job) + before * BEHIND_MS
  return { atMs, scheduledAtMs: before === 0 ? job.scheduledAtMs : atMs, id: job.id }
}

function comparePlaces(a: Place, b: Place): number {
  if (a.atMs !== b.atMs) return a.atMs - b.atMs
  if (a.scheduledAtMs !== b.scheduledAtMs) return a.scheduledAtMs - b.scheduledAtMs
  return a.id < b.id ? -1 : 1
}
