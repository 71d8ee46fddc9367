import { JOB_ERROR_CODES } from '../../domain/job.ts'
import { type JobRefusal, whyNotResolve } from '../../domain/job-refusal.ts'
import { whyNotMailed } from '../../domain/lead.ts'
import { VERDICT_SETTLEMENTS } from '../../domain/verdict.ts'
import type { Changed, ResolveInput } from '../../ports.ts'
import { steeredJobOf } from './job-rule-facts.ts'
import { type MemoryState, mustFind, ownedBy } from './memory-state.ts'
import { moveJob } from './move-job.ts'
import { confirmByEarlierEvents, endHandOver, recordAttempt } from './settle-sends.ts'

/** A processing job whose lease has expired becomes unconfirmed: nobody can know whether its mail left. */
export function rescueExpiredLeases(
  state: MemoryState,
  { limit }: { readonly limit: number },
): { readonly rescued: number } {
  const expired = [...state.jobs.values()].filter(
    (job) => job.leaseUntilMs !== null && job.leaseUntilMs < state.nowMs,
  )
  const tokens = new Set([...new Set(expired.map((job) => job.leaseToken))].slice(0, limit))
  const rescued = expired.filter((job) => tokens.has(job.leaseToken))
  for (const job of rescued) {
    recordAttempt(state, job, 'unconfirmed', JOB_ERROR_CODES.leaseExpired)
    moveJob(state, job, 'unconfirmed', {
      unconfirmedAtMs: state.nowMs,
      errorCode: JOB_ERROR_CODES.leaseExpired,
    })
  }
  confirmByEarlierEvents(state, rescued)
  return { rescued: rescued.length }
}

export function resolveUnconfirmed(state: MemoryState, input: ResolveInput): Changed<JobRefusal> {
  const job = ownedBy(state.jobs, input.affiliateId, input.jobId)
  if (job === undefined) return { kind: 'unknown' }
  const reason = whyNotResolve(steeredJobOf(state, job, 0), input.verdict)
  if (reason !== null) return { kind: 'unchanged', reason }
  endHandOver(state, job, VERDICT_SETTLEMENTS[input.verdict])
  return { kind: 'changed' }
}

/** What the automation's policy does with jobs unconfirmed for too long: release, or send again, but only once. */
export function resolveAgedUnconfirmed(
  state: MemoryState,
  { olderThanMs, limit }: { readonly olderThanMs: number; readonly limit: number },
): { readonly resolved: number } {
  const aged = [...state.jobs.values()]
    .filter((job) => job.unconfirmedAtMs !== null && job.unconfirmedAtMs <= state.nowMs - olderThanMs)
    .slice(0, limit)
  for (const job of aged) {
    const sentAgain = state.attempts.some(
      (a) => a.jobId === job.id && a.outcome === 'unconfirmed' && a.attemptNo < job.attemptCount,
    )
    const facts = steeredJobOf(state, job, 0)
    const mayGoOn = facts.runStatus !== 'cancelled' && whyNotMailed(facts) === null
    const again =
      mustFind(state.automations, job.automationId).onUnconfirmed === 'send_again_once' &&
      !sentAgain &&
      mayGoOn
    endHandOver(state, job, VERDICT_SETTLEMENTS[again ? 'send_again' : 'release'])
  }
  return { resolved: aged.length }
}
