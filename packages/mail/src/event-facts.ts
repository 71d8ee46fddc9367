import { createHash } from 'node:crypto'

/** Source of a regular expression: our reference of a mail, or any other uuid. */
export const UUID_PATTERN = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}'

/** SHA-256 (hex) of what identifies an event: the same one sent again has the same digest. */
export function digestOf(parts: readonly (string | null)[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex')
}

/** ISO time of an event; undefined for what is no time, or none at which this could have happened. */
export function plausibleTime(ms: number): string | undefined {
  const isPlausible = ms >= Date.UTC(2000, 0, 1) && ms < Date.UTC(2100, 0, 1)
  return isPlausible ? new Date(ms).toISOString() : undefined
}
