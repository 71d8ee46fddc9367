import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createRefresher, REFRESH_EVERY_MS } from './live-updates.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

describe('the refresher', () => {
  it('refreshes at once, then once per interval with everything that was told meanwhile', () => {
    const refreshes: string[][] = []
    const refresher = createRefresher((topics) => refreshes.push([...topics].sort()))
    refresher.tell('alerts')
    for (let told = 0; told < 50; told += 1) {
      refresher.tell('jobs')
      refresher.tell('engine')
    }
    expect(refreshes).toEqual([['alerts']])
    vi.advanceTimersByTime(REFRESH_EVERY_MS)
    expect(refreshes).toEqual([['alerts'], ['engine', 'jobs']])
    vi.advanceTimersByTime(10 * REFRESH_EVERY_MS)
    expect(refreshes).toHaveLength(2)
  })

  it('refreshes nothing after it was stopped', () => {
    const refresh = vi.fn()
    const refresher = createRefresher(refresh)
    refresher.tell('jobs')
    refresher.tell('jobs')
    refresher.stop()
    vi.advanceTimersByTime(10 * REFRESH_EVERY_MS)
    expect(refresh).toHaveBeenCalledTimes(1)
  })
})
