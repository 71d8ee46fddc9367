import type { LiveState } from '@booster/ui/feedback/live-badge'
import { useEffect, useSyncExternalStore } from 'react'
import { live } from './live.ts'

/** Follows the server as long as the caller is on the page. */
export function useLive(): { readonly state: LiveState; readonly lastUpdateMs: number | null } {
  useEffect(() => {
    live.start()
    return () => live.stop()
  }, [])
  const state = useSyncExternalStore(live.subscribe, live.state)
  const lastUpdateMs = useSyncExternalStore(live.subscribe, live.lastUpdateMs)
  return { state, lastUpdateMs }
}
