import type { LiveState } from '@booster/ui/feedback/live-badge'
import { useContext, useSyncExternalStore } from 'react'
import type { Live } from './create-live.ts'
import { LiveContext } from './live-context.ts'

/** The live stream of this tab and what it is doing. */
export function useLive(): {
  readonly live: Live
  readonly state: LiveState
  readonly lastUpdateMs: number | null
} {
  const live = useContext(LiveContext)
  if (live === null) throw new Error('useLive outside of startApp')
  const state = useSyncExternalStore(live.subscribe, live.state)
  const lastUpdateMs = useSyncExternalStore(live.subscribe, live.lastUpdateMs)
  return { live, state, lastUpdateMs }
}
