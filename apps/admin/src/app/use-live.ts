import type { LiveState } from '@booster/ui/feedback/live-badge'
import { useOnline } from '@booster/ui/feedback/offline-banner'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { api, client, queryClient } from './client.ts'
import { livePause } from './live-pause.ts'
import { createRefresher, refreshAll } from './live-updates.ts'

/** What the provider and the processes do by themselves is told by nobody: looked at once a minute. */
const LOOK_AGAIN_MS = 60_000
const SHORTEST_RETRY_MS = 1_000
const LONGEST_RETRY_MS = 30_000

/** The one stream of this tab. It rests while the tab is hidden, paused or offline, and looks everywhere once it is back. */
export function useLive(): LiveState {
  const paused = useSyncExternalStore(livePause.subscribe, livePause.read)
  const online = useOnline()
  const shown = useShown()
  const [connected, setConnected] = useState(false)
  const follows = !paused && online && shown

  useEffect(() => {
    if (!follows) return
    const refresher = createRefresher()
    let retry: ReturnType<typeof setTimeout> | undefined
    let retryMs = SHORTEST_RETRY_MS
    let stream: { unsubscribe: () => void } | undefined
    let over = false
    let dropped = false
    const connect = () => {
      stream = client.admin.changes.subscribe(undefined, {
        onData: ({ data }) => refresher.tell(data.topic),
        onStarted: () => {
          retryMs = SHORTEST_RETRY_MS
          setConnected(true)
        },
        onConnectionStateChange: ({ state }) => {
          setConnected(state === 'pending')
          // The server announces what a gap hid only to who had heard something before it.
          if (state === 'pending' && dropped) refreshAll()
          dropped = state !== 'pending'
        },
        onError: reconnectLater,
        onComplete: reconnectLater,
      })
    }
    const reconnectLater = () => {
      if (over) return
      setConnected(false)
      stream?.unsubscribe()
      clearTimeout(retry)
      retry = setTimeout(() => {
        // A session that is over answers 401 here, which leads to the sign-in page; a stream does not tell why.
        void queryClient.invalidateQueries({ queryKey: api.session.me.queryKey() })
        refreshAll()
        connect()
      }, retryMs)
      retryMs = Math.min(LONGEST_RETRY_MS, retryMs * 2)
    }
    refreshAll()
    connect()
    const look = setInterval(refreshAll, LOOK_AGAIN_MS)
    return () => {
      over = true
      clearInterval(look)
      clearTimeout(retry)
      refresher.stop()
      stream?.unsubscribe()
      setConnected(false)
    }
  }, [follows])

  if (!online) return 'offline'
  if (paused) return 'paused'
  return connected ? 'live' : 'reconnecting'
}

function useShown(): boolean {
  return useSyncExternalStore(subscribeToVisibility, () => document.visibilityState === 'visible')
}

function subscribeToVisibility(listener: () => void): () => void {
  document.addEventListener('visibilitychange', listener)
  return () => document.removeEventListener('visibilitychange', listener)
}
