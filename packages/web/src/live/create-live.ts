import type { LiveState } from '@booster/ui/feedback/live-badge'
import {
  type Connection,
  type ConnectionState,
  createConnection,
  type StreamEvents,
} from './create-connection.ts'
import { createRefresher, type Refresher } from './create-refresher.ts'
import { isPageAwake, watchPage } from './watch-page.ts'

export type LiveOptions<Topic> = {
  /** Opens the stream; the answer closes it. */
  readonly open: (on: StreamEvents<Topic>) => () => void
  /** Refetches what these topics touch; `null` means everything. */
  readonly refresh: (topics: ReadonlySet<Topic> | null) => void
  /** A mutation of this tab is running: an older answer must not overtake its own. */
  readonly isBusy: () => boolean
  /** The stream ended; find out whether the session is over. */
  readonly checkSession: () => void
  /** Refetch everything this often, for changes that nobody announces; absent: never. */
  readonly refreshAllEveryMs?: number | undefined
}

export type Live = {
  start(): void
  stop(): void
  togglePause(): void
  subscribe(listener: () => void): () => void
  state(): LiveState
  /** ms since 1970 by this device's clock; null before the first connection. */
  lastUpdateMs(): number | null
  /** The stream is down although it is wanted: focus and reconnect have to refetch. */
  isUnwatched(): boolean
}

/**
 * The live stream of a tab. While it is paused, hidden or offline, the stream is closed and nothing is fetched;
 * coming back catches up once.
 */
export function createLive<Topic extends string>(options: LiveOptions<Topic>): Live {
  const updates = createUpdates()
  let unwatchPage: (() => void) | null = null
  let isPaused = false
  let everyTimer: ReturnType<typeof setInterval> | undefined

  const isWanted = () => unwatchPage !== null && !isPaused && isPageAwake()
  const refresher: Refresher<Topic> = createRefresher({
    ...options,
    isWanted,
    isFollowing: () => connection.state() === 'connected',
    onRefreshed: updates.noteUpdate,
  })
  const on = eventsFor({ refresher, updates, checkSession: options.checkSession })
  const connection: Connection = createConnection<Topic>({ open: options.open, on })
  const follow = () => {
    clearInterval(everyTimer)
    if (!isWanted()) {
      connection.close()
      return on.lost()
    }
    connection.open()
    if (options.refreshAllEveryMs !== undefined) {
      everyTimer = setInterval(refresher.refreshAll, options.refreshAllEveryMs)
    }
    updates.notify()
  }
  return {
    start: () => {
      unwatchPage ??= watchPage(follow)
      follow()
    },
    stop: () => {
      unwatchPage?.()
      unwatchPage = null
      refresher.stop()
      follow()
    },
    togglePause: () => {
      isPaused = !isPaused
      follow()
    },
    subscribe: updates.subscribe,
    state: () => stateOf({ isPaused, connection: connection.state(), isBehind: refresher.isBehind() }),
    lastUpdateMs: updates.lastUpdateMs,
    isUnwatched: () => connection.state() === 'broken',
  }
}

type Updates = ReturnType<typeof createUpdates>

/** Who watches the state of the stream, and when the screen was last up to date. */
function createUpdates() {
  const listeners = new Set<() => void>()
  let lastMs: number | null = null
  const notify = () => {
    for (const listener of listeners) listener()
  }
  return {
    notify,
    noteUpdate: () => {
      lastMs = Date.now()
      notify()
    },
    lastUpdateMs: () => lastMs,
    subscribe: (listener: () => void) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

/** What each report of the stream means for the screen. */
function eventsFor<Topic>(input: {
  readonly refresher: Refresher<Topic>
  readonly updates: Updates
  readonly checkSession: () => void
}): StreamEvents<Topic> {
  const { refresher, updates, checkSession } = input
  const fallBehind = () => {
    refresher.fallBehind()
    updates.notify()
  }
  return {
    connected: () => {
      refresher.catchUp()
      updates.noteUpdate()
    },
    lost: fallBehind,
    ended: () => {
      checkSession()
      fallBehind()
    },
    changed: refresher.add,
  }
}

function stateOf(facts: {
  readonly isPaused: boolean
  readonly connection: ConnectionState
  readonly isBehind: boolean
}): LiveState {
  if (!navigator.onLine) return 'offline'
  if (facts.isPaused) return 'paused'
  if (facts.connection === 'connected') return 'live'
  // The very first connection: nothing was missed yet.
  return facts.connection === 'broken' || facts.isBehind ? 'reconnecting' : 'live'
}
