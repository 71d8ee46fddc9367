import type { DemoRandom } from './demo-random.ts'
import { hourMs, minuteMs, secondMs } from './demo-rhythm.ts'
import { type AttemptRow, iso, type JobRow } from './demo-rows.ts'

/** The part of a job that its fate decides. */
export type MailEnd = {
  readonly changes: Partial<JobRow> & Pick<JobRow, 'status' | 'updatedAt'>
  readonly attempts: readonly Omit<AttemptRow, 'affiliateId' | 'jobId'>[]
}

type Fault = Pick<AttemptRow, 'outcome' | 'errorCode' | 'message' | 'httpStatus' | 'answer'>

const providerBusy: Fault = {
  outcome: 'not_sent',
  errorCode: 'PROVIDER_BUSY',
  message: 'The provider is not available at the moment.',
  httpStatus: 503,
  answer: '{"success": false, "message": "Server busy"}',
}
const connectionRefused: Fault = {
  outcome: 'not_sent',
  errorCode: 'CONNECTION_REFUSED',
  message: 'The provider refused the connection.',
  httpStatus: null,
  answer: null,
}
const blacklisted: Fault = {
  outcome: 'rejected',
  errorCode: 'BLACKLISTED',
  message: 'The provider refuses this recipient.',
  httpStatus: 200,
  answer: '{"status":"failed","response":"Blacklisted"}',
}
const answerLost: Fault = {
  outcome: 'unconfirmed',
  errorCode: 'CONNECTION_LOST',
  message: 'The connection broke after the mail was handed over.',
  httpStatus: null,
  answer: null,
}

const quickRetriesMs = [0, 2 * secondMs, 8 * secondMs, 26 * secondMs] as const
const roundMs = 30 * minuteMs + 26 * secondMs
/** How long after its first try a mail is given up. */
export const givenUpAfterMs = 3 * roundMs + 27 * secondMs
export const notConfirmedAfterMs = 24 * hourMs

/** The provider took it, at the first try or (recovered) at the second. */
export const sentMail = (dueMs: number, random: DemoRandom, recovered: boolean): MailEnd => {
  const retryMs = recovered ? 2 * secondMs : 0
  const sendMs = random.between(90, 640)
  const executedAt = iso(dueMs + retryMs + random.between(300, 1_800) + sendMs)
  return {
    changes: {
      status: 'completed',
      scheduledAt: iso(dueMs + retryMs),
      executedAt,
      emailSent: true,
      creditDeducted: true,
      sendMs,
      attemptCount: recovered ? 2 : 1,
      quickRetryCount: recovered ? 1 : 0,
      stepVersion: 1,
      updatedAt: executedAt,
    },
    attempts: recovered ? [attempt(1, dueMs, random.chance(0.5) ? providerBusy : connectionRefused)] : [],
  }
}

export const blacklistedMail = (dueMs: number): MailEnd => {
  const failedAt = iso(dueMs + secondMs)
  return {
    changes: {
      status: 'failed',
      failedAt,
      ...wordsOf(blacklisted),
      attemptCount: 1,
      stepVersion: 1,
      updatedAt: failedAt,
    },
    attempts: [attempt(1, dueMs, blacklisted)],
  }
}

/** First try plus three rounds, each with its quick retries, all in vain. */
export const givenUpMail = (dueMs: number): MailEnd => {
  const failedAt = iso(dueMs + givenUpAfterMs)
  return {
    changes: {
      status: 'failed',
      scheduledAt: iso(dueMs + givenUpAfterMs - secondMs),
      failedAt,
      ...wordsOf(providerBusy),
      attemptCount: 16,
      retryCount: 3,
      quickRetryCount: 3,
      stepVersion: 1,
      updatedAt: failedAt,
    },
    attempts: roundsOfAttempts(dueMs, 4),
  }
}

/** Somewhere in its rounds; the next one begins half an hour after the last try. */
export const retryingMail = (dueMs: number, nowMs: number): MailEnd => {
  const rounds = Math.min(3, 1 + Math.floor((nowMs - dueMs) / roundMs))
  const attempts = roundsOfAttempts(dueMs, rounds)
  const nextMs = dueMs + rounds * roundMs
  return {
    changes: {
      status: 'pending',
      scheduledAt: iso(nextMs),
      ...wordsOf(providerBusy),
      attemptCount: attempts.length,
      retryCount: rounds,
      stepVersion: 1,
      updatedAt: attempts.at(-1)?.at ?? iso(dueMs),
    },
    attempts,
  }
}

/** Handed over, and no answer: the credit stays reserved. */
export const unconfirmedMail = (dueMs: number): MailEnd => {
  const at = iso(dueMs + 2 * secondMs)
  return {
    changes: {
      status: 'unconfirmed',
      unconfirmedAt: at,
      ...wordsOf(answerLost),
      creditReserved: true,
      attemptCount: 1,
      stepVersion: 1,
      updatedAt: at,
    },
    attempts: [attempt(1, dueMs, answerLost)],
  }
}

/** In doubt for 24 hours, then given back by the automation's rule. */
export const notConfirmedMail = (dueMs: number): MailEnd => {
  const doubt = unconfirmedMail(dueMs)
  const failedAt = iso(dueMs + 2 * secondMs + notConfirmedAfterMs)
  return {
    changes: {
      ...doubt.changes,
      status: 'failed',
      failedAt,
      errorCode: 'NOT_CONFIRMED',
      errorMessage: null,
      creditReserved: false,
      updatedAt: failedAt,
    },
    attempts: doubt.attempts,
  }
}

const roundsOfAttempts = (dueMs: number, rounds: number): MailEnd['attempts'] =>
  Array.from({ length: rounds }, (_, round) =>
    quickRetriesMs.map((quickMs, quick) =>
      attempt(round * quickRetriesMs.length + quick + 1, dueMs + round * roundMs + quickMs, providerBusy),
    ),
  ).flat()

const attempt = (attemptNo: number, atMs: number, fault: Fault): MailEnd['attempts'][number] => ({
  attemptNo,
  ...fault,
  at: iso(atMs + 712),
  durationMs: 412,
})

const wordsOf = (fault: Fault): Pick<JobRow, 'errorCode' | 'errorMessage'> => ({
  errorCode: fault.errorCode,
  errorMessage: fault.message,
})
