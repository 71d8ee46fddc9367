import { createPreference } from './preference.ts'

/** The three Indonesian time zones, by the abbreviation people read. */
export type Zone = 'WIB' | 'WITA' | 'WIT'

export const ZONES = ['WIB', 'WITA', 'WIT'] as const satisfies readonly Zone[]

/** IANA names for Intl. Indonesia has no daylight saving. */
export const IANA_ZONES = {
  WIB: 'Asia/Jakarta',
  WITA: 'Asia/Makassar',
  WIT: 'Asia/Jayapura',
} as const satisfies Record<Zone, string>

/** Other names that devices in Indonesia report. */
const OTHER_NAMES: ReadonlyMap<string, Zone> = new Map([
  ['Asia/Pontianak', 'WIB'],
  ['Asia/Ujung_Pandang', 'WITA'],
])

/** The zone of an IANA name; null for one outside of Indonesia. */
export function zoneOf(ianaName: string): Zone | null {
  return ZONES.find((zone) => IANA_ZONES[zone] === ianaName) ?? OTHER_NAMES.get(ianaName) ?? null
}

/** Where this device believes to be; null outside of Indonesia. */
export function readDeviceZone(): Zone | null {
  return zoneOf(new Intl.DateTimeFormat().resolvedOptions().timeZone)
}

/**
 * The zone in which this browser shows times; times travel and are stored in UTC. An affiliate's own choice is kept by
 * the server and overrules it.
 */
export const zonePreference = createPreference<Zone>({
  key: 'booster.zone',
  values: ZONES,
  fallback: readDeviceZone() ?? 'WIB',
})
