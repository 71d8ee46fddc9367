import { describe, expect, it } from 'vitest'
import { createRateLimiter } from './create-rate-limiter.ts'

describe('createRateLimiter', () => {
  it('gives the burst at once and then the rate', () => {
    let now = 0
    const limiter = createRateLimiter({ perSecond: 10, burst: 5, nowMs: () => now })
    expect(limiter.take(8)).toBe(5)
    expect(limiter.take(1)).toBe(0)
    expect(limiter.waitMs()).toBe(100)
    now = 100
    expect(limiter.waitMs()).toBe(0)
    expect(limiter.take(3)).toBe(1)
    now = 60_000
    expect(limiter.take(100)).toBe(5)
  })

  it('never gives more than the rate over a long time, and ignores a clock that runs backwards', () => {
    let now = 0
    const limiter = createRateLimiter({ perSecond: 7, burst: 7, nowMs: () => now })
    let given = 0
    for (let step = 0; step < 10_000; step += 1) {
      now += 3
      given += limiter.take(2)
    }
    expect(given).toBeLessThanOrEqual(7 + 30 * 7)
    expect(given).toBeGreaterThan(30 * 7 - 2)
    now = 0
    limiter.take(100)
    now = 1
    expect(limiter.take(100)).toBe(0)
  })

  it('does not limit at Infinity, works below one a second, and refuses nonsense', () => {
    expect(createRateLimiter({ perSecond: Number.POSITIVE_INFINITY, nowMs: () => 0 }).take(1_000)).toBe(1_000)
    const slow = createRateLimiter({ perSecond: 0.5, nowMs: () => 0 })
    expect(slow.take(5)).toBe(1)
    expect(slow.waitMs()).toBe(2_000)
    expect(() => createRateLimiter({ perSecond: 0, nowMs: () => 0 })).toThrow(RangeError)
  })
})
