/** The server's word for an error (`UNAUTHORIZED`, `CONFLICT`); null when no server answered. */
export function errorCodeOf(error: unknown): string | null {
  return factOf(error, 'code')
}

/** Why a deed was refused (`ALREADY_RESOLVED`); null when nothing is told. */
export function errorReasonOf(error: unknown): string | null {
  return factOf(error, 'reason')
}

function factOf(error: unknown, name: string): string | null {
  if (typeof error !== 'object' || error === null || !('data' in error)) return null
  const { data } = error
  if (typeof data !== 'object' || data === null) return null
  const value: unknown = Reflect.get(data, name)
  return typeof value === 'string' ? value : null
}
