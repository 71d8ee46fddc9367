import { useSyncExternalStore } from 'react'
import { type Zone, zonePreference } from '../format/zone.ts'

/** The zone in which times are shown; re-renders when it is switched. Choose with `zonePreference.choose`. */
export function useZone(): Zone {
  return useSyncExternalStore(zonePreference.subscribe, zonePreference.read)
}
