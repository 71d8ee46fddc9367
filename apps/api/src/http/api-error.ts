import { apiWords } from '@booster/contracts/messages/api-words'
import type { Language } from '@booster/contracts/messages/messages'
import { errorFactsOf } from '@booster/trpc/errors'
import { TRPCError } from '@trpc/server'
import type { ErrorRequestHandler, Request, RequestHandler, Response } from 'express'
import type { Logger } from 'pino'
import { loggedPath } from './logged-path.ts'
import { readerLanguage } from './reader-language.ts'

/** The statuses the REST face answers errors with, and the code each has unless a more exact one is known. */
export const ERROR_CODES = {
  400: 'BAD_REQUEST',
  401: 'UNAUTHORIZED',
  403: 'FORBIDDEN',
  404: 'NOT_FOUND',
  405: 'METHOD_NOT_SUPPORTED',
  409: 'CONFLICT',
  413: 'PAYLOAD_TOO_LARGE',
  415: 'UNSUPPORTED_MEDIA_TYPE',
  422: 'UNPROCESSABLE_CONTENT',
  429: 'TOO_MANY_REQUESTS',
  500: 'INTERNAL_SERVER_ERROR',
  503: 'SERVICE_UNAVAILABLE',
} as const

export type ErrorStatus = keyof typeof ERROR_CODES

/**
 * An answer that is no success; `message` is one sentence for people, in English (api-words.ts puts it into the reader's
 * language), and never tells about another tenant.
 */
export class ApiError extends Error {
  override readonly name = 'ApiError'
  readonly status: ErrorStatus
  readonly code: string
  /** The parameter at fault, e.g. `page` or `steps.0.delayMinutes`. */
  readonly field: string | undefined
  readonly retryAfterSeconds: number | undefined

  constructor(
    status: ErrorStatus,
    message: string,
    more: { readonly code?: string; readonly field?: string; readonly retryAfterSeconds?: number } = {},
  ) {
    super(message)
    this.status = status
    this.code = more.code ?? ERROR_CODES[status]
    this.field = more.field
    this.retryAfterSeconds = more.retryAfterSeconds
  }
}

/** Writes `{success: false, error: {code, message, requestId, field?}}`. */
function sendApiError(response: Response, error: ApiError, language: Language): void {
  const { code, field } = error
  const message = apiWords(error, language)
  const requestId = requestIdOf(response)
  response.status(error.status).json({
    success: false,
    error: { code, message, requestId, ...(field === undefined ? {} : { field }) },
  })
}

/** The id of this request, also in the header `x-request-id` of its answer. */
export function requestIdOf(response: Response): string {
  return String(response.locals.requestId ?? '')
}

/** 405 with the methods that exist, for a known path. */
export function refuseMethod(allowed: readonly string[]): RequestHandler {
  return (request, response, next) => {
    response.setHeader('allow', allowed.join(', '))
    next(new ApiError(405, `${request.method} is not possible here; use ${allowed.join(', ')}.`))
  }
}

export const refuseUnknownPath: RequestHandler = (request, _response, next) => {
  next(
    new ApiError(
      404,
      `There is nothing at ${request.method} ${request.baseUrl}${request.path.slice(0, 200)}.`,
    ),
  )
}

/** Answers an error in its own way, e.g. with a page; false: it is not the one to answer. */
export type ErrorAnswer = (request: Request, response: Response, error: ApiError) => boolean

/** The last handler: turns whatever was thrown into an answer, and logs what nobody expected. */
export function answerErrors(log: Logger, ownAnswer: ErrorAnswer = () => false): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    if (response.headersSent) return next(error)
    const language = readerLanguage(request, response)
    const known = toApiError(error, language)
    if (known.status === 500) {
      log.error(
        { err: error, requestId: requestIdOf(response), method: request.method, path: loggedPath(request) },
        'request.failed',
      )
    }
    if (known.retryAfterSeconds !== undefined)
      response.setHeader('retry-after', String(known.retryAfterSeconds))
    if (!ownAnswer(request, response, known)) sendApiError(response, known, language)
  }
}

/** Names what the parsers of Express and Node throw; anything else is unexpected: 500, details withheld. */
export function toApiError(error: unknown, language: Language = 'en'): ApiError {
  if (error instanceof ApiError) return error
  if (error instanceof TRPCError) return ofProcedure(error, language)
  const type = textOf(error, 'type')
  if (type === 'entity.too.large')
    return new ApiError(413, 'The body is larger than allowed.', { field: 'body' })
  if (type === 'entity.parse.failed') {
    return new ApiError(400, 'The body is not valid JSON.', { code: 'BAD_JSON', field: 'body' })
  }
  if (type === 'charset.unsupported' || type === 'encoding.unsupported') {
    return new ApiError(415, 'The encoding of the body is not supported.', { field: 'body' })
  }
  if (type !== '' || textOf(error, 'status') === '400' || error instanceof URIError) {
    return new ApiError(400, 'The request cannot be read.', { field: type === '' ? 'path' : 'body' })
  }
  if (isDatabaseAway(error)) {
    return new ApiError(503, 'The database cannot be reached at the moment. Try again soon.', {
      retryAfterSeconds: 5,
    })
  }
  return new ApiError(500, 'Something went wrong on our side. Try again in a minute.')
}

/** A procedure's refusal: its words, its field, and for bad input as a whole the body as the field. */
function ofProcedure(error: TRPCError, language: Language): ApiError {
  const facts = errorFactsOf(error, language)
  if (facts.httpStatus >= 500) return toApiError(error.cause ?? null)
  const status = facts.httpStatus in ERROR_CODES ? (facts.httpStatus as ErrorStatus) : 400
  const field = facts.field === '' ? 'body' : facts.field
  return new ApiError(status, facts.message, {
    code: facts.reason ?? facts.code,
    ...(field === undefined ? {} : { field }),
  })
}

const AWAY_CODES = [
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOENT',
  '57P01',
  '57P02',
  '57P03',
  '53300',
  '08006',
  '08001',
]

function isDatabaseAway(error: unknown): boolean {
  return (
    AWAY_CODES.includes(textOf(error, 'code')) ||
    /timeout exceeded when trying to connect|Connection terminated/.test(textOf(error, 'message'))
  )
}

function textOf(error: unknown, name: string): string {
  if (typeof error !== 'object' || error === null) return ''
  const value: unknown = Reflect.get(error, name)
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}
