import type { RequestHandler } from 'express'
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { ApiError } from './api-error.ts'
import { networksOf } from './client-address.ts'

export type RateLimitOptions = {
  readonly name: string
  readonly perMinute: number
  /** False lets everybody through (RATE_LIMITS=off). */
  readonly enabled: boolean
}

/** A site gets a /48 of IPv6 and divides it into as many /64 as it likes. */
const SITE_SHARE = 4

/**
 * At most `perMinute` requests per client address (per /64 for IPv6, and four times that per /48), counted in this
 * process. What comes from this machine is not counted: a person here, a test, or a proxy that was not announced with
 * TRUST_PROXY and speaks for everybody. What an announced one says of its client is, even if it says "this machine".
 */
export function limitPerAddress({ name, perMinute, enabled }: RateLimitOptions): RequestHandler {
  const ofClient = new RateLimiterMemory({ keyPrefix: name, points: perMinute, duration: 60 })
  const ofSite = new RateLimiterMemory({ keyPrefix: name, points: SITE_SHARE * perMinute, duration: 60 })
  return async (request, _response, next) => {
    const networks = networksOf(request)
    if (!enabled || networks === null) return next()
    try {
      await ofClient.consume(networks.client)
      await ofSite.consume(networks.site)
    } catch (refused) {
      if (refused instanceof RateLimiterRes) throw tooManyRequests(refused)
      throw refused
    }
    next()
  }
}

function tooManyRequests({ msBeforeNext }: RateLimiterRes): ApiError {
  const retryAfterSeconds = Math.max(1, Math.ceil(msBeforeNext / 1_000))
  return new ApiError(429, 'Too many requests from this address. Try again shortly.', { retryAfterSeconds })
}
