import type { LiveState } from '@booster/ui/feedback/live-badge'

export type LiveOptions = {
  /** Opens the stream; the answer closes it. */
  readonly open: (on: {
    readonly connected: () => void
    readonly lost: () => void
    /** The stream ended for good: open a new one later. */
    readonly ended: () => void
    readonly changed: (topic: string) => void
  }) => () => void
  /** Asks again for what these topics touch; `null` means everything. */
  readonly refresh: (topics: ReadonlySet<string> | null) => void
  /** A deed of this tab is under way: its answer must not be overtaken by an older one. */
  readonly isBusy: () => boolean
  /** The stream ended; find out whether the session is over. */
  readonly checkSession: () => void
}

export type Live = {
  start(): void
  stop(): void
  togglePause(): void
  subscribe(listener: () => void): () => void
  state(): LiveState
  /** ms since 1970 by this device's clock; null before the first connection. */
  lastUpdateMs(): number | null
}

const QUIET_MS = 800
const BUSY_MS = 150
const REOPEN_MS = [1_000, 2_000, 4_000, 8_000, 15_000] as const

/**
 * One stream per tab. Changes are gathered, and the screen asks again at most every 800 ms. Paused, hidden or offline
 * the stream is closed and nothing is asked; coming back catches up once.
 */
export function createLive(options: LiveOptions): Live {
  const listeners = new Set<() => void>()
  const waiting = new Set<string>()
  let started = false
  let paused = false
  let connected = false
  let behind = false
  let close: (() => void) | null = null
  let failures = 0
  let lastMs: number | null = null
  let flushedMs = 0
  let flushTimer: ReturnType<typeof setTimeout> | undefined
  let openTimer: ReturnType<typeof setTimeout> | undefined

  const tell = () => {
    for (const listener of listeners) listener()
  }
  const wanted = () => started && !paused && navigator.onLine && document.visibilityState === 'visible'

  const flush = () => {
    flushTimer = undefined
    if (!wanted()) return
    if (options.isBusy()) return plan(BUSY_MS)
    flushedMs = Date.now()
    lastMs = flushedMs
    options.refresh(behind ? null : new Set(waiting))
    behind = false
    waiting.clear()
    tell()
  }
  const plan = (atLeastMs = 0) => {
    if (flushTimer !== undefined) return
    flushTimer = setTimeout(flush, Math.max(atLeastMs, flushedMs + QUIET_MS - Date.now(), 0))
  }
  const openStream = () => {
    openTimer = undefined
    if (close !== null || !wanted()) return
    close = options.open({
      connected: () => {
        connected = true
        failures = 0
        lastMs = Date.now()
        if (behind) plan()
        tell()
      },
      lost: () => {
        connected = false
        behind = true
        tell()
      },
      ended: () => {
        closeStream()
        options.checkSession()
        const wait = REOPEN_MS[Math.min(failures, REOPEN_MS.length - 1)] ?? 15_000
        failures += 1
        openTimer ??= setTimeout(openStream, wait)
        tell()
      },
      changed: (topic) => {
        waiting.add(topic)
        plan()
      },
    })
  }
  const closeStream = () => {
    close?.()
    close = null
    connected = false
    behind = true
  }
  const follow = () => {
    if (wanted()) openStream()
    else {
      clearTimeout(openTimer)
      openTimer = undefined
      closeStream()
    }
    tell()
  }

  return {
    start() {
      if (started) return
      started = true
      document.addEventListener('visibilitychange', follow)
      addEventListener('online', follow)
      addEventListener('offline', follow)
      follow()
    },
    stop() {
      started = false
      document.removeEventListener('visibilitychange', follow)
      removeEventListener('online', follow)
      removeEventListener('offline', follow)
      clearTimeout(flushTimer)
      flushTimer = undefined
      follow()
    },
    togglePause() {
      paused = !paused
      follow()
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    state: () => {
      if (!navigator.onLine) return 'offline'
      if (paused) return 'paused'
      return connected || !behind ? 'live' : 'reconnecting'
    },
    lastUpdateMs: () => lastMs,
  }
}
