import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { SendFault } from './send-outcome.ts'
import { type HandOver, PASSING_AGAIN_MS, settle } from './settlement.ts'

const fault: SendFault = { code: 'CODE', message: 'message' }
const state = fc.record({
  retryCount: fc.integer({ min: 0, max: 3 }),
  quickRetryCount: fc.integer({ min: 0, max: 3 }),
  maxRetries: fc.constant(3),
})
const random = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })
function settled(handOver: HandOver, check: (s: ReturnType<typeof settle>, before: object) => void) {
  return fc.assert(
    fc.property(state, random, (job, r) => {
      check(settle(job, handOver, r), job)
    }),
  )
}

describe('settle', () => {
  it('completes what was accepted, whatever came before', () => {
    settled({ kind: 'accepted', providerId: 'p' }, (s) =>
      expect(s).toEqual({ to: 'completed', providerId: 'p' }),
    )
    settled({ kind: 'accepted' }, (s) => expect(s).toEqual({ to: 'completed', providerId: null }))
  })

  it('fails what was refused, and suppresses only a refused recipient', () => {
    for (const about of ['recipient', 'content', 'unknown'] as const) {
      settled({ kind: 'rejected', about, fault }, (s) =>
        expect(s).toEqual({ to: 'failed', fault, suppressLead: about === 'recipient' }),
      )
    }
  })

  it('never sends an unconfirmed mail again', () => {
    settled({ kind: 'unconfirmed', fault }, (s) => expect(s).toEqual({ to: 'unconfirmed', fault }))
  })

  it('puts back at once and as it was what was not handed over, or when the provider refuses everybody', () => {
    for (const kind of ['blocked', 'not-handed-over'] as const) {
      settled({ kind, fault }, (s, job) => {
        expect(s).toMatchObject({ to: 'pending', delayMs: 0, burnsAttempt: false })
        expect(job).toMatchObject(s.to === 'pending' ? { retryCount: s.retryCount } : {})
        expect(job).toMatchObject(s.to === 'pending' ? { quickRetryCount: s.quickRetryCount } : {})
      })
    }
  })

  it('puts back behind the others what a passing problem kept', () => {
    settled({ kind: 'blocked', fault, isPassing: true }, (s) => {
      expect(s).toMatchObject({ to: 'pending', delayMs: PASSING_AGAIN_MS, burnsAttempt: false })
    })
  })

  it('hands on what the provider asks for', () => {
    const job = { retryCount: 0, quickRetryCount: 0, maxRetries: 3 }
    expect(settle(job, { kind: 'not-sent', fault, retryAfterMs: 45_000 }, 0)).toEqual({
      to: 'pending',
      delayMs: 45_000,
      retryCount: 0,
      quickRetryCount: 1,
      burnsAttempt: true,
      fault,
    })
  })

  it('puts back later what was not sent, until the last round is used up', () => {
    fc.assert(
      fc.property(state, random, (job, r) => {
        const s = settle(job, { kind: 'not-sent', fault }, r)
        const isOver = job.retryCount === 3 && job.quickRetryCount === 3
        expect(s.to).toBe(isOver ? 'failed' : 'pending')
        if (s.to === 'pending') {
          expect(s.delayMs).toBeGreaterThan(0)
          expect(s.burnsAttempt).toBe(true)
        }
        if (s.to === 'failed') expect(s.suppressLead).toBe(false)
      }),
    )
  })
})
