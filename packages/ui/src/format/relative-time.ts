export type RelativeUnit = 'second' | 'minute' | 'hour' | 'day'

/** `now`, or so many units before or after now. */
export type RelativeTime =
  | { readonly when: 'now' }
  | { readonly when: 'past' | 'future'; readonly count: number; readonly unit: RelativeUnit }

const second = 1_000
const minute = 60 * second
const hour = 60 * minute
const day = 24 * hour

/**
 * Words for the distance between two instants (ms): below 10 s it is now, then whole seconds, minutes, hours, days.
 * Past counts are rounded down ("1 jam lalu" until two are full), future ones up to the unit that is still ahead.
 */
export function relativeTime(atMs: number, nowMs: number): RelativeTime {
  const distanceMs = Math.abs(atMs - nowMs)
  if (distanceMs < 10 * second) return { when: 'now' }
  const when = atMs > nowMs ? 'future' : 'past'
  const [unit, unitMs] = unitFor(distanceMs)
  const exact = distanceMs / unitMs
  const count = when === 'past' ? Math.floor(exact) : Math.max(1, Math.round(exact))
  return { when, count, unit }
}

function unitFor(distanceMs: number): readonly [RelativeUnit, number] {
  if (distanceMs < minute) return ['second', second]
  if (distanceMs < hour) return ['minute', minute]
  if (distanceMs < day) return ['hour', hour]
  return ['day', day]
}
