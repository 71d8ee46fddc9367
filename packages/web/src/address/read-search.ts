/**
 * Readers of single search params. What is wrong is unset, so a wrong value in an address never costs the others.
 * They are written by hand because every first load needs them, and a schema library would be its second largest part.
 */

export type Search = Readonly<Record<string, unknown>>

/** A link needs to set only the params it is about. */
export function optionalParams<Params extends object>(params: Params): Partial<Params> {
  return params
}

/** One of the given words. */
export function readWord<const Word extends string>(
  value: unknown,
  words: readonly Word[],
): Word | undefined {
  return words.find((word) => word === value)
}

export function readId(value: unknown): string | undefined {
  return matching(value, /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i)
}

export function readErrorCode(value: unknown): string | undefined {
  return matching(value, /^[A-Z][A-Z0-9_]{0,63}$/)
}

/** What a person typed to find something, at least two characters of it. */
export function readTerm(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined
  const term = value.trim()
  return term.length >= 2 && term.length <= 100 ? term : undefined
}

/** Page 1 is the default and stays out of the address. */
export function readPage(value: unknown): number | undefined {
  const page = typeof value === 'string' || typeof value === 'number' ? Number(value) : Number.NaN
  return Number.isInteger(page) && page >= 2 && page <= 1_000_000 ? page : undefined
}

function matching(value: unknown, pattern: RegExp): string | undefined {
  return typeof value === 'string' && pattern.test(value) ? value : undefined
}
