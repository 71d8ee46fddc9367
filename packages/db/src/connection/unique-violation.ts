const UNIQUE_VIOLATION = '23505'

/** True when a statement failed because another row has the same key in this index. */
export function isUniqueViolation(error: unknown, index: string): boolean {
  if (!(error instanceof Error)) return false
  const { code, constraint } = error as { code?: unknown; constraint?: unknown }
  return code === UNIQUE_VIOLATION && constraint === index
}
