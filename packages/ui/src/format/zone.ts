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

/** The zone in which this browser shows times; times travel and are stored in UTC. */
export const zonePreference = createPreference<Zone>({ key: 'booster.zone', values: ZONES, fallback: 'WIB' })
