import { JOB_ERROR_CODES } from './job.ts'
import type { Settlement } from './settlement.ts'

/** What evidence, a person or the policy says of an unconfirmed job. */
export const VERDICTS = ['was_sent', 'send_again', 'release'] as const
export type Verdict = (typeof VERDICTS)[number]

const NOT_CONFIRMED = {
  code: JOB_ERROR_CODES.notConfirmed,
  message: 'The provider never confirmed this e-mail; its credit was given back.',
}

/** What a verdict makes of the job: charged, put back with fresh rounds, or failed with its credit given back. */
export const VERDICT_SETTLEMENTS: Readonly<Record<Verdict, Settlement>> = {
  was_sent: { to: 'completed', providerId: null },
  send_again: {
    to: 'pending',
    delayMs: 0,
    retryCount: 0,
    quickRetryCount: 0,
    burnsAttempt: true,
    fault: NOT_CONFIRMED,
  },
  release: { to: 'failed', fault: NOT_CONFIRMED, suppressLead: false },
}
