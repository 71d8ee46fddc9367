import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { serverNow, setServerNow, subscribeToTick } from './server-clock.ts'

beforeEach(() => vi.useFakeTimers({ now: Date.parse('2026-11-20T06:00:00Z') }))
afterEach(() => {
  setServerNow(Date.now())
  vi.useRealTimers()
})

it('tells the time of the server, not of a device that is an hour behind', () => {
  setServerNow('2026-11-20T07:00:00Z')
  vi.advanceTimersByTime(5_000)
  expect(new Date(serverNow()).toISOString()).toBe('2026-11-20T07:00:05.000Z')
})

it('ignores what is no time', () => {
  const before = serverNow()
  setServerNow('yesterday-ish')
  expect(serverNow()).toBe(before)
})

it('ticks once a second for all listeners with one timer, and stops with the last', () => {
  const first = vi.fn()
  const second = vi.fn()
  const leaveFirst = subscribeToTick(first)
  const leaveSecond = subscribeToTick(second)
  expect(vi.getTimerCount()).toBe(1)
  vi.advanceTimersByTime(3_000)
  leaveFirst()
  vi.advanceTimersByTime(1_000)
  leaveSecond()
  expect([first.mock.calls.length, second.mock.calls.length]).toEqual([3, 4])
  expect(vi.getTimerCount()).toBe(0)
})
