import type { WhyNot } from '@booster/contracts/jobs/job-detail'
import { isoOf } from '@booster/db/connection/iso-time'
import type { AttemptFacts } from '@booster/db/jobs/list-job-attempts'
import type { JobDetailFacts } from '@booster/db/jobs/read-job'
import type { ClaimForecast } from '@booster/engine/domain/forecast/job-gate'
import { UNCONFIRMED_AT_MOST_MS } from '@booster/engine/domain/job'

/** Why an e-mail has not gone out; null when it has. */
export function whyNotOf(
  job: JobDetailFacts,
  attempts: readonly AttemptFacts[],
  forecast: ClaimForecast | null,
): WhyNot | null {
  const last = attempts.at(-1)
  const facts = {
    reason: job.holdReason ?? job.errorCode,
    httpStatus: last?.httpStatus ?? null,
    nextTryAt: null,
    roundsLeft: 0,
  }
  switch (job.status) {
    case 'completed':
      return null
    case 'processing':
      return { ...facts, code: 'SENDING', reason: null }
    case 'held':
      return { ...facts, code: 'HELD' }
    case 'unconfirmed':
      return { ...facts, code: 'UNCONFIRMED', nextTryAt: decidedAt(job) }
    case 'failed':
      return { ...facts, code: 'FAILED' }
    case 'cancelled':
      return { ...facts, code: 'CANCELLED' }
    default:
      return whyWaiting(job, last, forecast)
  }
}

function whyWaiting(
  job: JobDetailFacts,
  last: AttemptFacts | undefined,
  forecast: ClaimForecast | null,
): WhyNot {
  const nextTryAt = isoOf(job.scheduledAt)
  const waiting = { reason: null, httpStatus: null, nextTryAt, roundsLeft: job.maxRetries - job.retryCount }
  const isFree = forecast?.gate == null || forecast.gate === 'NOT_DUE'
  if (isFree && job.errorCode !== null && job.attemptCount > 0) {
    return { ...waiting, code: 'RETRYING', reason: job.errorCode, httpStatus: last?.httpStatus ?? null }
  }
  return { ...waiting, code: 'WAITING' }
}

function decidedAt(job: JobDetailFacts): string | null {
  return job.unconfirmedAt === null
    ? null
    : isoOf(new Date(job.unconfirmedAt.getTime() + UNCONFIRMED_AT_MOST_MS))
}
