/**
 * The request id an error carries, wherever the caller's client puts it (`error.requestId`,
 * `error.data.requestId`, `error.shape.data.requestId`, the answer's header), or null. People hand it to support.
 */
export function requestIdOf(error: unknown): string | null {
  return (
    textAt(error, ['requestId']) ??
    textAt(error, ['data', 'requestId']) ??
    textAt(error, ['shape', 'data', 'requestId']) ??
    headerOf(error)
  )
}

/** An answer that could not be read still carries its header (tRPC keeps it in `error.meta.response`). */
function headerOf(error: unknown): string | null {
  const response = valueAt(error, ['meta', 'response'])
  return response instanceof Response ? response.headers.get('x-request-id') : null
}

function textAt(value: unknown, path: readonly string[]): string | null {
  const found = valueAt(value, path)
  return typeof found === 'string' ? found : null
}

function valueAt(value: unknown, path: readonly string[]): unknown {
  let here: unknown = value
  for (const key of path) {
    if (typeof here !== 'object' || here === null || !(key in here)) return null
    here = (here as Record<string, unknown>)[key]
  }
  return here
}
