/** What a refusal says to machines; null where the server did not say. */
export type KnownFacts = {
  readonly httpStatus: number | null
  readonly reason: string | null
  readonly field: string | null
  readonly requestId: string | null
}

/** Reads the facts of a failed call; a lost connection has none. */
export function factsOf(error: unknown): KnownFacts {
  const data = isRecord(error) && isRecord(error.data) ? error.data : {}
  return {
    httpStatus: typeof data.httpStatus === 'number' ? data.httpStatus : null,
    reason: textOf(data.reason),
    field: textOf(data.field),
    requestId: textOf(data.requestId),
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null

const textOf = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null)
