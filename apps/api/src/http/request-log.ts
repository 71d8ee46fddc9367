import type { RequestHandler } from 'express'
import type { Logger } from 'pino'
import { requestIdOf } from './api-error.ts'
import { loggedPath } from './logged-path.ts'

/** Slower than this is worth a line; live streams are meant to last. */
const SLOW_MS = 2_000

/**
 * One line per answer: warnings for failures of ours, `info` for slow ones, all others at `debug`. Never a query
 * string, a body, a header, or the token of a link.
 */
export function logRequests(log: Logger): RequestHandler {
  return (request, response, next) => {
    const startedAtMs = performance.now()
    response.once('finish', () => {
      const ms = Math.round(performance.now() - startedAtMs)
      const { statusCode: status } = response
      const isStream = String(response.getHeader('content-type') ?? '').startsWith('text/event-stream')
      const level = levelOf(status, ms > SLOW_MS && !isStream)
      const path = loggedPath(request)
      log[level]({ method: request.method, path, status, ms, requestId: requestIdOf(response) }, 'request')
    })
    next()
  }
}

function levelOf(status: number, isSlow: boolean): 'warn' | 'info' | 'debug' {
  if (status >= 500) return 'warn'
  return isSlow ? 'info' : 'debug'
}
