import type { JobActionReason, JobsChanged } from '@booster/contracts/job'
import type { JobsChanged as StoreAnswer } from '@booster/engine/ports'
import { conflict, notFound } from '../errors.ts'

/** The store's words for a refusal, as the screens know them. */
const WORDS: Readonly<Record<string, JobActionReason>> = {
  UNKNOWN_JOB: 'NOT_FOUND',
  ARCHIVED: 'ARCHIVED',
  NOT_FAILED: 'NOT_FAILED',
  NO_ADDRESS: 'NO_ADDRESS',
  SUPPRESSED: 'SUPPRESSED',
  UNSUBSCRIBED: 'UNSUBSCRIBED',
  RUN_CANCELLED: 'RUN_CANCELLED',
  AUTOMATION_ARCHIVED: 'AUTOMATION_ARCHIVED',
  STEP_DELETED: 'STEP_DELETED',
  INSUFFICIENT_CREDIT: 'NO_CREDIT',
  ALREADY_ON_ITS_WAY: 'ON_ITS_WAY',
  ALREADY_COMPLETED: 'ALREADY_SENT',
  ALREADY_UNCONFIRMED: 'IN_DOUBT',
  ALREADY_FAILED: 'ALREADY_CLOSED',
  ALREADY_CANCELLED: 'ALREADY_CLOSED',
  NOT_PENDING: 'NOT_WAITING',
  EARLIER_STEP_OPEN: 'EARLIER_STEP_OPEN',
  NOT_UNDOABLE: 'NOT_UNDOABLE',
}

export function refusalOf(storeReason: string): JobActionReason {
  return WORDS[storeReason] ?? 'NOT_WAITING'
}

/**
 * The answer to a deed on chosen jobs. Nothing but unknown ids is NOT_FOUND; a single job that cannot be
 * changed is a CONFLICT; of several, each says for itself.
 */
export function jobsChangedOf(answer: StoreAnswer): JobsChanged {
  const refused = answer.refused.map(({ jobId, reason }) => ({ jobId, reason: refusalOf(reason) }))
  if (answer.changed.length === 0 && refused.every(({ reason }) => reason === 'NOT_FOUND'))
    throw notFound('Job')
  const [only] = refused
  if (answer.changed.length === 0 && refused.length === 1 && only !== undefined) throw conflict(only.reason)
  return { changed: [...answer.changed], refused }
}
