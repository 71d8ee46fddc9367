/** A database time as it leaves the house: ISO 8601 in UTC. */
export function isoOf(time: Date): string {
  return time.toISOString()
}

export function isoOrNull(time: Date | null): string | null {
  return time === null ? null : time.toISOString()
}
