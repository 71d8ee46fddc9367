import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createRestCollector } from './collect-at-rest.ts'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

it('collects once when the engine rests after many mails, and not while it works or after few', () => {
  const collect = vi.fn()
  const report = createRestCollector(collect)
  report({ claimed: 9_000 })
  vi.advanceTimersByTime(60_000)
  expect(collect).not.toHaveBeenCalled()
  report({ claimed: 1_000 })
  vi.advanceTimersByTime(2_900)
  report({ claimed: 1 })
  vi.advanceTimersByTime(2_900)
  expect(collect).not.toHaveBeenCalled()
  vi.advanceTimersByTime(200)
  expect(collect).toHaveBeenCalledTimes(1)
  report({ claimed: 9_999 })
  vi.advanceTimersByTime(60_000)
  expect(collect).toHaveBeenCalledTimes(1)
})

it('really collects, in a program that was started without any option for it', () => {
  vi.useRealTimers()
  const before = process.memoryUsage().heapUsed
  let garbage: unknown[] | null = Array.from({ length: 300_000 }, (_, n) => ({ n }))
  expect(garbage.length).toBe(300_000)
  garbage = null
  vi.useFakeTimers()
  createRestCollector()({ claimed: 10_000 })
  vi.advanceTimersByTime(3_000)
  expect(process.memoryUsage().heapUsed - before).toBeLessThan(4_000_000)
})
