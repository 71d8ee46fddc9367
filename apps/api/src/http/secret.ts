import { createHash, timingSafeEqual } from 'node:crypto'

/** Compares in a time that tells nothing, whatever the lengths; nothing is ever equal to an empty secret. */
export function isSecret(given: string | null | undefined, secret: string | null): boolean {
  if (given === undefined || given === null || secret === null || secret === '') return false
  return timingSafeEqual(digest(given), digest(secret))
}

/** The token of `Authorization: Bearer …`, or null. */
export function bearerOf(header: string | undefined): string | null {
  return /^Bearer (\S+)$/i.exec(header ?? '')?.[1] ?? null
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}
