import type { Language } from '@booster/contracts/messages/messages'
import { REFUSAL_REASONS, refusalWords } from '@booster/contracts/messages/refusal-words'
import { type BadRequest, badRequestAt, badRequestOf } from '@booster/contracts/wire/bad-request'
import type { ConflictReason, ForbiddenReason, TestSendReason } from '@booster/contracts/wire/refusal-reason'
import type { Changed } from '@booster/engine/ports'
import { TRPCError } from '@trpc/server'
import { getHTTPStatusCodeFromError } from '@trpc/server/http'
import { ZodError } from 'zod'

type Code = TRPCError['code']

/** Facts of a refusal that go out with it: a word for machines, or the wrong fields. */
export class Refusal extends Error {
  readonly reason: string | null
  readonly bad: BadRequest | null
  /** Who has made it so. */
  readonly by: string | null

  constructor(facts: { readonly reason?: string; readonly bad?: BadRequest; readonly by?: string | null }) {
    super(facts.reason ?? facts.bad?.message ?? 'Refused')
    this.name = 'Refusal'
    this.reason = facts.reason ?? null
    this.bad = facts.bad ?? null
    this.by = facts.by ?? null
  }
}

/** Unknown, or another affiliate's: the answer is the same. */
export function notFound(what: string): TRPCError {
  return new TRPCError({ code: 'NOT_FOUND', message: `${what} not found` })
}

/**
 * The object's state does not allow the operation; `reason` says why, and `errorFactsOf` says it in words.
 * @param by who has made it so, where it is worth a name
 */
export function conflict(reason: ConflictReason, by: string | null = null): TRPCError {
  return new TRPCError({ code: 'CONFLICT', cause: new Refusal({ reason, by }) })
}

/** Whoever calls may not do this; `errorFactsOf` says why in words. */
export function forbidden(reason: ForbiddenReason): TRPCError {
  return new TRPCError({ code: 'FORBIDDEN', cause: new Refusal({ reason }) })
}

/** Well-formed, but more than one request may change. */
export function tooMany(message: string): TRPCError {
  return new TRPCError({ code: 'UNPROCESSABLE_CONTENT', message, cause: new Refusal({ reason: 'TOO_MANY' }) })
}

const TEST_SEND_CODES = {
  TESTS_TOO_OFTEN: 'TOO_MANY_REQUESTS',
  TEST_ADDRESS_REFUSED: 'UNPROCESSABLE_CONTENT',
  TEST_CONTENT_REFUSED: 'UNPROCESSABLE_CONTENT',
} as const satisfies Record<TestSendReason, Code>

/** A test mail that is not sent until the caller changes something. */
export function testRefused(reason: TestSendReason): TRPCError {
  return new TRPCError({ code: TEST_SEND_CODES[reason], cause: new Refusal({ reason }) })
}

/** Bad input that only the data could show. */
export function badInput(field: string, message: string): TRPCError {
  const bad = badRequestAt(field, message)
  return new TRPCError({ code: 'BAD_REQUEST', message: bad.message, cause: new Refusal({ bad }) })
}

/** Passes on the answer to an action on one object; returns only when something was changed. */
export function demandChanged(what: string, answer: Changed<ConflictReason>): void {
  if (answer.kind === 'unknown') throw notFound(what)
  if (answer.kind === 'unchanged') throw conflict(answer.reason)
}

/** What a client learns about an error, over tRPC and REST: never a stack, never an internal message. */
export type ErrorFacts = {
  readonly code: string
  readonly httpStatus: number
  readonly message: string
  readonly field?: string
  readonly issues?: BadRequest['issues']
  readonly reason?: string
  readonly by?: string
}

/**
 * Any thrown value as the facts a client may learn. The only place that maps errors to statuses.
 * @param language of the sentence for a refusal; what is wrong with an input is said in English
 */
export function errorFactsOf(thrown: unknown, language: Language = 'en'): ErrorFacts {
  const error = asTrpcError(thrown)
  const httpStatus = getHTTPStatusCodeFromError(error)
  const bad = badRequestIn(error)
  if (bad !== null) {
    return { code: error.code, httpStatus, message: bad.message, field: bad.field, issues: bad.issues }
  }
  const { reason, by } = error.cause instanceof Refusal ? error.cause : { reason: null, by: null }
  const known = REFUSAL_REASONS.find((each) => each === reason)
  const message = known === undefined ? messageOf(error) : refusalWords(known, language, by)
  const facts = { code: error.code, httpStatus, message, ...(by === null ? {} : { by }) }
  return reason === null ? facts : { ...facts, reason }
}

/** True for unexpected errors: log them with the stack. */
export function isSurprise(thrown: unknown): boolean {
  return errorFactsOf(thrown).httpStatus >= 500
}

const MESSAGES: Partial<Record<Code, string>> = {
  UNAUTHORIZED: 'Sign in first',
  INTERNAL_SERVER_ERROR: 'Something went wrong on our side',
}

/** Our own refusals keep their message; any other may hold internals and is replaced. */
function messageOf(error: TRPCError): string {
  return MESSAGES[error.code] ?? error.message
}

function asTrpcError(thrown: unknown): TRPCError {
  if (thrown instanceof TRPCError) return thrown
  if (thrown instanceof ZodError) return new TRPCError({ code: 'BAD_REQUEST', cause: thrown })
  return new TRPCError({ code: 'INTERNAL_SERVER_ERROR', cause: thrown })
}

/** A zod error is bad input only where tRPC says so: an answer that fails its schema is unexpected. */
function badRequestIn(error: TRPCError): BadRequest | null {
  if (error.code === 'PAYLOAD_TOO_LARGE') return badRequestAt('body', 'too large')
  if (error.code !== 'BAD_REQUEST') return null
  if (error.cause instanceof ZodError) return badRequestOf(error.cause)
  if (error.cause instanceof SyntaxError) return badRequestAt('input', 'not valid JSON')
  return error.cause instanceof Refusal ? error.cause.bad : null
}
