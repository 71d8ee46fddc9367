/**
 * The request id an error carries, wherever the caller's client puts it (`error.requestId`,
 * `error.data.requestId`, `error.shape.data.requestId`), or null. People hand it to support.
 */
export function requestIdOf(error: unknown): string | null {
  return (
    textAt(error, ['requestId']) ??
    textAt(error, ['data', 'requestId']) ??
    textAt(error, ['shape', 'data', 'requestId'])
  )
}

function textAt(value: unknown, path: readonly string[]): string | null {
  let here: unknown = value
  for (const key of path) {
    if (typeof here !== 'object' || here === null || !(key in here)) return null
    here = (here as Record<string, unknown>)[key]
  }
  return typeof here === 'string' ? here : null
}
