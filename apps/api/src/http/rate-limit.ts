import type { Request, RequestHandler } from 'express'
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { ApiError } from './api-error.ts'

export type RateLimitOptions = {
  readonly name: string
  readonly perMinute: number
  /** False lets everybody through (RATE_LIMITS=off). */
  readonly enabled: boolean
}

/**
 * At most `perMinute` requests per client address (per /64 for IPv6), counted in this process. Loopback is not
 * counted: what reaches us from there is a person at this machine, a test, or a proxy that was not announced with
 * TRUST_PROXY and speaks for everybody.
 */
export function limitPerAddress(options: RateLimitOptions): RequestHandler {
  const limiter = new RateLimiterMemory({ keyPrefix: options.name, points: options.perMinute, duration: 60 })
  return (request, _response, next) => {
    const address = clientAddress(request)
    if (!options.enabled || isLoopback(address)) return next()
    limiter.consume(networkOf(address)).then(
      () => next(),
      (refused: unknown) => {
        if (!(refused instanceof RateLimiterRes)) return next(refused)
        const retryAfterSeconds = Math.max(1, Math.ceil(refused.msBeforeNext / 1_000))
        next(
          new ApiError(429, 'Too many requests from this address. Try again shortly.', { retryAfterSeconds }),
        )
      },
    )
  }
}

/** The client's address: the socket's, or what a trusted proxy says (TRUST_PROXY). */
export function clientAddress(request: Request): string {
  return (request.ip ?? request.socket.remoteAddress ?? 'unknown').replace(/^::ffff:/, '')
}

export function isLoopback(address: string): boolean {
  return address === '::1' || address.startsWith('127.')
}

/** One household or server owns a whole /64 of IPv6, so single addresses of it mean nothing. */
function networkOf(address: string): string {
  return address.includes(':') ? address.split(':').slice(0, 4).join(':') : address
}
