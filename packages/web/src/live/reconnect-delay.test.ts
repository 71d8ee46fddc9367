import { expect, it } from 'vitest'
import { reconnectDelayMs } from './reconnect-delay.ts'

it('the wait doubles from 1 s and ends at 30 s', () => {
  const waits = [0, 1, 2, 3, 4, 5, 6, 50].map((failures) => reconnectDelayMs(failures, 0))
  expect(waits).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000, 30_000])
})

it('chance shortens it by up to a quarter', () => {
  expect(reconnectDelayMs(3, 1)).toBe(6_000)
  for (let times = 0; times < 100; times += 1) {
    const waitMs = reconnectDelayMs(3)
    expect(waitMs).toBeGreaterThanOrEqual(6_000)
    expect(waitMs).toBeLessThanOrEqual(8_000)
  }
})
