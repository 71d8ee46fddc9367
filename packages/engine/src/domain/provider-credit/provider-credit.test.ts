import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CREDIT_LEVELS, CREDIT_MARKS, creditLevelOf, isCrossing } from './provider-credit.ts'

describe('creditLevelOf', () => {
  it.each([
    [50_001, 'healthy'],
    [50_000, 'warning'],
    [10_001, 'warning'],
    [10_000, 'critical'],
    [1_001, 'critical'],
    [1_000, 'emergency'],
    [0, 'emergency'],
  ] as const)('%i credits: %s', (credits, level) => {
    expect(creditLevelOf(credits)).toBe(level)
  })

  it('never gets better with fewer credits', () => {
    const credits = fc.integer({ min: 0, max: 2 * CREDIT_MARKS.warning })
    fc.assert(
      fc.property(credits, credits, (a, b) => {
        const [less, more] = [Math.min(a, b), Math.max(a, b)]
        const rank = (n: number) => CREDIT_LEVELS.indexOf(creditLevelOf(n))
        expect(rank(less)).toBeGreaterThanOrEqual(rank(more))
      }),
    )
  })
})

describe('isCrossing', () => {
  it('is true exactly when the level gets worse', () => {
    for (const [before, a] of CREDIT_LEVELS.entries()) {
      for (const [now, b] of CREDIT_LEVELS.entries())
        expect(isCrossing(a, b), `${a} -> ${b}`).toBe(now > before)
    }
  })

  it('at the first check counts from healthy', () => {
    expect(CREDIT_LEVELS.filter((level) => isCrossing(null, level))).toEqual([
      'warning',
      'critical',
      'emergency',
    ])
  })

  it('fires once per mark on the way down, and again after a recovery', () => {
    const alerts: number[] = []
    let before: (typeof CREDIT_LEVELS)[number] | null = null
    for (const credits of [60_000, 50_001, 50_000, 49_000, 10_000, 9_999, 1_000, 10, 60_000, 900]) {
      const now = creditLevelOf(credits)
      if (isCrossing(before, now)) alerts.push(credits)
      before = now
    }
    expect(alerts).toEqual([50_000, 10_000, 1_000, 900])
  })
})
