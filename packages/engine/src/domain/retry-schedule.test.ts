import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nextTry, QUICK_RETRY_MAX_MS, QUICK_RETRY_MS, type RetryState, ROUND_MS } from './retry-schedule.ts'

const random = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })
const retryAfterMs = fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 7_200_000 }))

describe('nextTry', () => {
  it('waits 2, 6 and 18 seconds, give or take a fifth, and then half an hour', () => {
    fc.assert(
      fc.property(
        random,
        fc.integer({ min: 0, max: 3 }),
        fc.integer({ min: 0, max: 2 }),
        (r, quick, rounds) => {
          const next = nextTry({ retryCount: rounds, quickRetryCount: quick, maxRetries: 3 }, r)
          if (next.kind === 'give-up') throw new Error('too early')
          const planned = QUICK_RETRY_MS[quick]
          if (planned === undefined) {
            expect(next).toEqual({
              kind: 'retry',
              delayMs: ROUND_MS,
              retryCount: rounds + 1,
              quickRetryCount: 0,
            })
            return
          }
          expect(next.delayMs).toBeGreaterThanOrEqual(Math.floor(planned * 0.8))
          expect(next.delayMs).toBeLessThanOrEqual(Math.min(QUICK_RETRY_MAX_MS, Math.ceil(planned * 1.2)))
          expect(Number.isInteger(next.delayMs)).toBe(true)
          expect([next.retryCount, next.quickRetryCount]).toEqual([rounds, quick + 1])
        },
      ),
    )
  })

  it('spreads a retry over the whole fifth, to both sides', () => {
    const delayMs = (quickRetryCount: number, random: number) => {
      const next = nextTry({ retryCount: 0, quickRetryCount, maxRetries: 3 }, random)
      return next.kind === 'retry' ? next.delayMs : null
    }
    expect([0, 1, 2, 3].map((quick) => delayMs(quick, 0))).toEqual([1_600, 4_800, 14_400, 1_800_000])
    expect([0, 1, 2, 3].map((quick) => delayMs(quick, 0.5))).toEqual([2_000, 6_000, 18_000, 1_800_000])
    expect([0, 1, 2, 3].map((quick) => delayMs(quick, 1))).toEqual([2_400, 7_200, 21_600, 1_800_000])
  })

  it('lets the longer wait win when the provider asks for one', () => {
    fc.assert(
      fc.property(random, retryAfterMs, fc.integer({ min: 0, max: 3 }), (r, askedMs, quick) => {
        const state: RetryState = { retryCount: 0, quickRetryCount: quick, maxRetries: 3 }
        const [asked, own] = [nextTry(state, r, askedMs), nextTry(state, r)]
        if (asked.kind === 'give-up' || own.kind === 'give-up') throw new Error('too early')
        expect(asked.delayMs).toBe(Math.max(own.delayMs, askedMs))
      }),
    )
  })

  it('gives up after three rounds: sixteen attempts in all, never more', () => {
    fc.assert(
      fc.property(
        fc.array(random, { minLength: 20, maxLength: 20 }),
        fc.integer({ min: 0, max: 3 }),
        (rs, max) => {
          let state: RetryState = { retryCount: 0, quickRetryCount: 0, maxRetries: max }
          let attempts = 1
          for (const r of rs) {
            const next = nextTry(state, r)
            if (next.kind === 'give-up') break
            expect(next.retryCount).toBeLessThanOrEqual(max)
            state = { ...next, maxRetries: max }
            attempts += 1
          }
          expect(attempts).toBe((max + 1) * (QUICK_RETRY_MS.length + 1))
        },
      ),
    )
  })
})
