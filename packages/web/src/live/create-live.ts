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
  const listeners = new Set<() => void>()
  let unwatchPage: (() => void) | null = null
  let isPaused = false
  let lastMs: number | null = null
  let everyTimer: ReturnType<typeof setInterval> | undefined

  const notify = () => {
    for (const listener of listeners) listener()
  }
  const isWanted = () => unwatchPage !== null && !isPaused && isPageAwake()
  const noteUpdate = () => {
    lastMs = Date.now()
    notify()
  }
  const fallBehind = () => {
    refresher.fallBehind()
    notify()
  }
  const follow = () => {
    clearInterval(everyTimer)
    if (!isWanted()) {
      connection.close()
      return fallBehind()
    }
    connection.open()
    if (options.refreshAllEveryMs !== undefined) {
      everyTimer = setInterval(refresher.refreshAll, options.refreshAllEveryMs)
    }
    notify()
  }
  const refresher: Refresher<Topic> = createRefresher({
    ...options,
    isWanted,
    isFollowing: () => connection.state() === 'connected',
    onRefreshed: noteUpdate,
  })
  const connection: Connection = createConnection<Topic>({
    open: options.open,
    on: {
      connected: () => {
        refresher.catchUp()
        noteUpdate()
      },
      lost: fallBehind,
      ended: () => {
        options.checkSession()
        fallBehind()
      },
      changed: refresher.add,
    },
  })
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
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    state: () => stateOf({ isPaused, connection: connection.state(), isBehind: refresher.isBehind() }),
    lastUpdateMs: () => lastMs,
    isUnwatched: () => connection.state() === 'broken',
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
