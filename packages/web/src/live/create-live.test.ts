import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { StreamEvents } from './create-connection.ts'
import { createLive } from './create-live.ts'
import { REFRESH_EVERY_MS } from './create-refresher.ts'

type Topic = 'jobs' | 'credit' | 'alerts' | 'engine'
type Handlers = StreamEvents<Topic>

const page = {
  listeners: new Map<string, () => void>(),
  visibility: 'visible',
  online: true,
  say(event: string) {
    this.listeners.get(event)?.()
  },
}

beforeEach(() => {
  vi.useFakeTimers()
  page.listeners.clear()
  page.visibility = 'visible'
  page.online = true
  const listen = (name: string, act: () => void) => page.listeners.set(name, act)
  const ignore = (name: string) => page.listeners.delete(name)
  vi.stubGlobal('document', {
    get visibilityState() {
      return page.visibility
    },
    addEventListener: listen,
    removeEventListener: ignore,
  })
  vi.stubGlobal('navigator', {
    get onLine() {
      return page.online
    },
  })
  vi.stubGlobal('addEventListener', listen)
  vi.stubGlobal('removeEventListener', ignore)
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

function start(options: { readonly refreshAllEveryMs?: number } = {}) {
  const streams: { on: Handlers; closed: boolean }[] = []
  const refreshed: (string[] | 'all')[] = []
  const world = { busy: false, sessionChecks: 0 }
  const live = createLive<Topic>({
    ...options,
    open: (on) => {
      const stream = { on, closed: false }
      streams.push(stream)
      return () => {
        stream.closed = true
        // A tRPC subscription reports its end also to the one who ends it.
        on.ended()
      }
    },
    refresh: (topics) => refreshed.push(topics === null ? 'all' : [...topics].sort()),
    isBusy: () => world.busy,
    checkSession: () => {
      world.sessionChecks += 1
    },
  })
  live.start()
  const newest = () => {
    const stream = streams.at(-1)
    if (stream === undefined) throw new Error('no stream was opened')
    return stream
  }
  newest().on.connected()
  return { live, streams, newest, refreshed, world }
}

describe('the live stream', () => {
  it('stays closed while it is paused, and asks nothing', () => {
    const { live, streams, world } = start()
    live.togglePause()
    vi.advanceTimersByTime(60_000)
    expect(streams).toHaveLength(1)
    expect(world.sessionChecks).toBe(0)
    expect(live.state()).toBe('paused')
    expect(live.isUnwatched()).toBe(false)
  })

  it('gathers changes and asks again at most every 800 ms', () => {
    const { newest, refreshed } = start()
    for (let i = 0; i < 20; i += 1) {
      newest().on.changed(i % 2 === 0 ? 'jobs' : 'credit')
      vi.advanceTimersByTime(100)
    }
    expect(refreshed.length).toBeGreaterThanOrEqual(2)
    expect(refreshed.length).toBeLessThanOrEqual(3)
    vi.advanceTimersByTime(1_000)
    expect(refreshed.at(-1)).toEqual(['credit', 'jobs'])
  })

  it('asks nothing while paused, also when the page comes back, and catches up once after', () => {
    const { live, newest, refreshed, streams } = start()
    live.togglePause()
    expect([live.state(), newest().closed]).toEqual(['paused', true])
    page.say('visibilitychange')
    page.say('online')
    vi.advanceTimersByTime(10_000)
    expect([refreshed, streams.length]).toEqual([[], 1])
    live.togglePause()
    newest().on.connected()
    vi.advanceTimersByTime(1_000)
    expect([refreshed, live.state()]).toEqual([['all'], 'live'])
  })

  it('closes when the tab is hidden and catches up when it is shown', () => {
    const { newest, refreshed, streams } = start()
    page.visibility = 'hidden'
    page.say('visibilitychange')
    expect(newest().closed).toBe(true)
    page.visibility = 'visible'
    page.say('visibilitychange')
    newest().on.connected()
    vi.advanceTimersByTime(1_000)
    expect([streams.length, refreshed]).toEqual([2, ['all']])
  })

  it('says what it is: reconnecting after a loss, offline without a network', () => {
    const { live, newest, refreshed } = start()
    newest().on.lost()
    expect(live.state()).toBe('reconnecting')
    newest().on.connected()
    vi.advanceTimersByTime(1_000)
    expect([live.state(), refreshed]).toEqual(['live', ['all']])
    page.online = false
    page.say('offline')
    expect([live.state(), newest().closed]).toEqual(['offline', true])
  })

  it('opens again after the stream ended, ever more slowly, and asks whether the session is over', () => {
    const { newest, streams, world } = start()
    newest().on.ended()
    expect(world.sessionChecks).toBe(1)
    vi.advanceTimersByTime(1_000)
    expect(streams).toHaveLength(2)
    newest().on.ended()
    vi.advanceTimersByTime(1_000)
    expect(streams).toHaveLength(2)
    vi.advanceTimersByTime(1_000)
    expect(streams).toHaveLength(3)
  })

  it('waits for a mutation of this tab, so that no older answer flips its row back', () => {
    const { newest, refreshed, world } = start()
    world.busy = true
    newest().on.changed('jobs')
    vi.advanceTimersByTime(2_000)
    expect(refreshed).toEqual([])
    world.busy = false
    vi.advanceTimersByTime(200)
    expect(refreshed).toEqual([['jobs']])
  })

  it('refreshes at once, then once per interval with everything that was announced meanwhile', () => {
    const { newest, refreshed } = start()
    newest().on.changed('alerts')
    vi.advanceTimersByTime(0)
    for (let times = 0; times < 50; times += 1) {
      newest().on.changed('jobs')
      newest().on.changed('engine')
    }
    expect(refreshed).toEqual([['alerts']])
    vi.advanceTimersByTime(REFRESH_EVERY_MS)
    expect(refreshed).toEqual([['alerts'], ['engine', 'jobs']])
    vi.advanceTimersByTime(10 * REFRESH_EVERY_MS)
    expect(refreshed).toHaveLength(2)
  })

  it('refreshes nothing after it was stopped', () => {
    const { live, newest, refreshed } = start()
    newest().on.changed('jobs')
    vi.advanceTimersByTime(0)
    newest().on.changed('jobs')
    live.stop()
    vi.advanceTimersByTime(10 * REFRESH_EVERY_MS)
    expect(refreshed).toHaveLength(1)
    expect(newest().closed).toBe(true)
    expect(page.listeners.size).toBe(0)
  })

  it('refetches everything now and then for what nobody announces, and not while paused', () => {
    const { live, refreshed } = start({ refreshAllEveryMs: 60_000 })
    vi.advanceTimersByTime(121_000)
    expect(refreshed).toEqual(['all', 'all'])
    live.togglePause()
    vi.advanceTimersByTime(300_000)
    expect(refreshed).toHaveLength(2)
  })

  it('stays behind when it refetches while the stream is down, and says so', () => {
    const { live, newest, refreshed } = start({ refreshAllEveryMs: 60_000 })
    newest().on.lost()
    vi.advanceTimersByTime(61_000)
    expect([refreshed, live.state()]).toEqual([['all'], 'reconnecting'])
    newest().on.connected()
    vi.advanceTimersByTime(REFRESH_EVERY_MS)
    expect([refreshed, live.state()]).toEqual([['all', 'all'], 'live'])
  })

  it('leaves focus and reconnect to the cache only while the stream is down', () => {
    const { live, newest } = start()
    expect(live.isUnwatched()).toBe(false)
    newest().on.lost()
    expect(live.isUnwatched()).toBe(true)
    newest().on.connected()
    newest().on.ended()
    expect(live.isUnwatched()).toBe(true)
    live.togglePause()
    expect(live.isUnwatched()).toBe(false)
  })
})
