import { describe, expect, it } from 'vitest'
import { median, percentile, spreadOf } from './statistics.ts'

describe('statistics', () => {
  it('takes the middle of rounds in any order', () => {
    expect(median([30, 10, 20])).toBe(20)
    expect(median([])).toBeNaN()
  })

  it('finds the tail', () => {
    const numbers = Array.from({ length: 100 }, (_, n) => 100 - n)
    expect(percentile(numbers, 0.99)).toBe(100)
    expect(percentile(numbers, 0.5)).toBe(51)
  })

  it('says how far rounds lie apart', () => {
    expect(spreadOf([90, 100, 120])).toBeCloseTo(0.3)
    expect(spreadOf([7])).toBe(0)
  })
})
