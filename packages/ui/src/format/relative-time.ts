export type RelativeUnit = 'second' | 'minute' | 'hour' | 'day'

/** `now`, or a number of units before or after now. */
export type RelativeTime =
  | { readonly when: 'now' }
  | { readonly when: 'past' | 'future'; readonly count: number; readonly unit: RelativeUnit }

const UNITS_MS = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1_000],
] as const satisfies readonly (readonly [RelativeUnit, number])[]

/**
 * Words for the distance between two instants (ms): below 10 s it is now, then whole seconds, minutes, hours, days.
 * Past counts are rounded down ("1 jam lalu" until two are full), future ones to the nearest.
 */
export function relativeTime(atMs: number, nowMs: number): RelativeTime {
  const distanceMs = Math.abs(atMs - nowMs)
  if (distanceMs < 10_000) return { when: 'now' }
  const when = atMs > nowMs ? 'future' : 'past'
  const round = when === 'past' ? Math.floor : Math.round
  for (const [unit, unitMs] of UNITS_MS) {
    const count = round(distanceMs / unitMs)
    // 59.8 minutes ahead are an hour, but 40 minutes are not: only what rounds up from its own smaller unit.
    if (count >= 1 && distanceMs >= unitMs * 0.99) return { when, count, unit }
  }
  return { when, count: 10, unit: 'second' }
}
