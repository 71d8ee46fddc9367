import { HOUR_MS, MINUTE_MS, SECOND_MS } from './demo-rhythm.ts'
import { type AttemptRow, iso, type JobRow } from './demo-rows.ts'
import type { SeededRandom } from './seeded-random.ts'

/** The part of a job that its fate decides. */
export type MailEnd = {
  readonly changes: Partial<JobRow> & Pick<JobRow, 'status' | 'updatedAt'>
  readonly attempts: readonly Omit<AttemptRow, 'affiliateId' | 'jobId'>[]
}

type Fault = Pick<AttemptRow, 'outcome' | 'errorCode' | 'message' | 'httpStatus' | 'answer'>

const PROVIDER_BUSY: Fault = {
  outcome: 'not_sent',
  errorCode: 'PROVIDER_BUSY',
  message: 'The provider is not available at the moment.',
  httpStatus: 503,
  answer: '{"success": false, "message": "Server busy"}',
}
const CONNECTION_REFUSED: Fault = {
  outcome: 'not_sent',
  errorCode: 'CONNECTION_REFUSED',
  message: 'The provider refused the connection.',
  httpStatus: null,
  answer: null,
}
const BLACKLISTED: Fault = {
  outcome: 'rejected',
  errorCode: 'BLACKLISTED',
  message: 'The provider refuses this recipient.',
  httpStatus: 200,
  answer: '{"status":"failed","response":"Blacklisted"}',
}
const ANSWER_LOST: Fault = {
  outcome: 'unconfirmed',
  errorCode: 'CONNECTION_LOST',
  message: 'The connection broke after the mail was handed over.',
  httpStatus: null,
  answer: null,
}

const QUICK_RETRIES_MS = [0, 2 * SECOND_MS, 8 * SECOND_MS, 26 * SECOND_MS] as const
const ROUND_MS = 30 * MINUTE_MS + 26 * SECOND_MS
/** How long after its first try a mail is given up. */
export const GIVEN_UP_AFTER_MS = 3 * ROUND_MS + 27 * SECOND_MS
export const NOT_CONFIRMED_AFTER_MS = 24 * HOUR_MS

/** The provider took it, at the first try or (recovered) at the second. */
export function sentMail(dueMs: number, random: SeededRandom, recovered: boolean): MailEnd {
  const retryMs = recovered ? 2 * SECOND_MS : 0
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
    attempts: recovered ? [attempt(1, dueMs, random.chance(0.5) ? PROVIDER_BUSY : CONNECTION_REFUSED)] : [],
  }
}

export function blacklistedMail(dueMs: number): MailEnd {
  const failedAt = iso(dueMs + SECOND_MS)
  return {
    changes: {
      status: 'failed',
      failedAt,
      ...wordsOf(BLACKLISTED),
      attemptCount: 1,
      stepVersion: 1,
      updatedAt: failedAt,
    },
    attempts: [attempt(1, dueMs, BLACKLISTED)],
  }
}

/** First try plus three rounds, each with its quick retries, all in vain. */
export function givenUpMail(dueMs: number): MailEnd {
  const failedAt = iso(dueMs + GIVEN_UP_AFTER_MS)
  return {
    changes: {
      status: 'failed',
      scheduledAt: iso(dueMs + GIVEN_UP_AFTER_MS - SECOND_MS),
      failedAt,
      ...wordsOf(PROVIDER_BUSY),
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
export function retryingMail(dueMs: number, nowMs: number): MailEnd {
  const rounds = Math.min(3, 1 + Math.floor((nowMs - dueMs) / ROUND_MS))
  const attempts = roundsOfAttempts(dueMs, rounds)
  const nextMs = dueMs + rounds * ROUND_MS
  return {
    changes: {
      status: 'pending',
      scheduledAt: iso(nextMs),
      ...wordsOf(PROVIDER_BUSY),
      attemptCount: attempts.length,
      retryCount: rounds,
      stepVersion: 1,
      updatedAt: attempts.at(-1)?.at ?? iso(dueMs),
    },
    attempts,
  }
}

/** Handed over, and no answer: the credit stays reserved. */
export function unconfirmedMail(dueMs: number): MailEnd {
  const at = iso(dueMs + 2 * SECOND_MS)
  return {
    changes: {
      status: 'unconfirmed',
      unconfirmedAt: at,
      ...wordsOf(ANSWER_LOST),
      creditReserved: true,
      attemptCount: 1,
      stepVersion: 1,
      updatedAt: at,
    },
    attempts: [attempt(1, dueMs, ANSWER_LOST)],
  }
}

/** In doubt for 24 hours, then given back by the automation's rule. */
export function notConfirmedMail(dueMs: number): MailEnd {
  const doubt = unconfirmedMail(dueMs)
  const failedAt = iso(dueMs + 2 * SECOND_MS + NOT_CONFIRMED_AFTER_MS)
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

function roundsOfAttempts(dueMs: number, rounds: number): MailEnd['attempts'] {
  return Array.from({ length: rounds }, (_, round) =>
    QUICK_RETRIES_MS.map((quickMs, quick) =>
      attempt(round * QUICK_RETRIES_MS.length + quick + 1, dueMs + round * ROUND_MS + quickMs, PROVIDER_BUSY),
    ),
  ).flat()
}

function attempt(attemptNo: number, atMs: number, fault: Fault): MailEnd['attempts'][number] {
  return {
    attemptNo,
    ...fault,
    at: iso(atMs + 712),
    durationMs: 412,
  }
}

function wordsOf(fault: Fault): Pick<JobRow, 'errorCode' | 'errorMessage'> {
  return {
    errorCode: fault.errorCode,
    errorMessage: fault.message,
  }
}
