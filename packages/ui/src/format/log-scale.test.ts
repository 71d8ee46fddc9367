import { expect, it } from 'vitest'
import { logPosition } from './log-scale.ts'

it('places balances on a logarithmic scale', () => {
  expect(logPosition(429_405, 500, 1_000_000)).toBeCloseTo(0.889, 3)
  expect(logPosition(1_000, 500, 1_000_000)).toBeCloseTo(0.091, 3)
  expect(logPosition(50_000, 500, 1_000_000)).toBeCloseTo(0.606, 3)
})

it('stays inside the scale', () => {
  expect(logPosition(0, 500, 1_000_000)).toBe(0)
  expect(logPosition(5_000_000, 500, 1_000_000)).toBe(1)
})
