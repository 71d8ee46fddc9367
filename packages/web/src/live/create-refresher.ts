export type RefresherOptions<Topic> = {
  /** Refetches what these topics touch; `null` means everything. */
  readonly refresh: (topics: ReadonlySet<Topic> | null) => void
  /** A mutation of this tab is running: an older answer must not overtake its own. */
  readonly isBusy: () => boolean
  /** Nothing is fetched while the page is paused, hidden or offline. */
  readonly isWanted: () => boolean
  /** The stream is connected, so that later changes will be reported. */
  readonly isFollowing: () => boolean
  readonly onRefreshed: () => void
}

export type Refresher<Topic> = {
  readonly add: (topic: Topic) => void
  readonly isBehind: () => boolean
  /** Changes may have been missed: the next refresh is of everything. */
  readonly fallBehind: () => void
  readonly catchUp: () => void
  readonly refreshAll: () => void
  readonly stop: () => void
}

/** Two refreshes of the same screen are at least this far apart. */
export const REFRESH_EVERY_MS = 800
const BUSY_MS = 150

/** Collects changes: the first one refreshes at once, the following ones together when the interval is over. */
export function createRefresher<Topic>(options: RefresherOptions<Topic>): Refresher<Topic> {
  const waiting = new Set<Topic>()
  let isBehind = false
  let flushedMs = 0
  let timer: ReturnType<typeof setTimeout> | undefined

  const flush = () => {
    timer = undefined
    if (!options.isWanted()) return
    if (options.isBusy()) return plan(BUSY_MS)
    flushedMs = Date.now()
    const topics = isBehind ? null : new Set(waiting)
    isBehind = !options.isFollowing()
    waiting.clear()
    options.refresh(topics)
    options.onRefreshed()
  }
  const plan = (atLeastMs = 0) => {
    timer ??= setTimeout(flush, Math.max(atLeastMs, flushedMs + REFRESH_EVERY_MS - Date.now(), 0))
  }
  return {
    isBehind: () => isBehind,
    add(topic) {
      waiting.add(topic)
      plan()
    },
    fallBehind() {
      isBehind = true
    },
    catchUp() {
      if (isBehind) plan()
    },
    refreshAll() {
      isBehind = true
      plan()
    },
    stop() {
      clearTimeout(timer)
      timer = undefined
    },
  }
}
