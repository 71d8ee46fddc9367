import { describe, expect, it } from 'vitest'
import { frameOf, linePath, nearestPoint } from './history-frame.ts'

const DAY_MS = 86_400_000
const points = [
  { ms: 0, credits: 500_000 },
  { ms: DAY_MS, credits: 50_000 },
  { ms: 2 * DAY_MS, credits: 0 },
]
const frame = frameOf({ width: 660, phone: false, points, nowMs: 2 * DAY_MS, days: 30 })

describe('frameOf', () => {
  it('spans from the first point to now, and reads an instant back from its place', () => {
    expect(frame.xOf(0)).toBe(frame.left)
    expect(frame.xOf(2 * DAY_MS)).toBe(frame.right)
    expect(frame.msAt(frame.xOf(DAY_MS))).toBeCloseTo(DAY_MS)
  })

  it('draws less lower, and nothing below the scale', () => {
    expect(frame.yOf(50_000)).toBeGreaterThan(frame.yOf(500_000))
    expect(frame.yOf(0)).toBe(frame.bottom)
  })

  it('leaves out what is older than the days asked for', () => {
    const short = frameOf({ width: 660, phone: false, points, nowMs: 2 * DAY_MS, days: 1 })
    expect(linePath(points, frame).match(/[ML]/g)).toHaveLength(3)
    expect(linePath(points, short).match(/[ML]/g)).toHaveLength(2)
  })
})

describe('nearestPoint', () => {
  it('finds the point beside the pointer, wherever it is', () => {
    expect(nearestPoint(points, DAY_MS * 1.4)?.ms).toBe(DAY_MS)
    expect(nearestPoint(points, -5 * DAY_MS)?.ms).toBe(0)
    expect(nearestPoint([], 0)).toBeNull()
  })
})
