import { useSyncExternalStore } from 'react'
import { serverNow, subscribeToTick } from '../format/server-clock.ts'

/** The server's time in ms, in steps of `stepMs`; all users of it share one ticking clock. */
export function useNow(stepMs = 1_000): number {
  return useSyncExternalStore(subscribeToTick, () => Math.floor(serverNow() / stepMs) * stepMs)
}
