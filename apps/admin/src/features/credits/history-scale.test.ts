import { describe, expect, it } from 'vitest'
import { dayTicks, gridCredits, labelShift, onScale, SCALE_BOTTOM, scaleTop } from './history-scale.ts'

const marks = [50_000, 10_000, 1_000]

describe('the scale of the balance history', () => {
  it('holds every balance, also 0, which has no logarithm', () => {
    expect(onScale(0)).toBe(SCALE_BOTTOM)
    expect(scaleTop(429_405)).toBe(600_000)
    expect(scaleTop(2_000_000)).toBeGreaterThan(2_000_000)
    expect(gridCredits(600_000)).toEqual([100_000, 500_000])
  })

  it('names both ends and divides evenly', () => {
    expect(dayTicks({ fromMs: 0, toMs: 400, parts: 4 })).toEqual([0, 100, 200, 300, 400])
  })

  it('moves the number away from a word it would cover, and only then', () => {
    expect(labelShift({ credits: 429_405, marks, top: 600_000 })).toBe(0)
    expect(labelShift({ credits: 50_000, marks, top: 600_000 })).toBe(16)
    expect(labelShift({ credits: 812, marks, top: 600_000 })).toBeGreaterThan(0)
    expect(labelShift({ credits: 52_000, marks, top: 600_000 })).toBeLessThan(0)
  })
})
