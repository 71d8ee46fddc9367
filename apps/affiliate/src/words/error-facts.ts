import { requestIdOf } from '@booster/ui/format/request-id'

/** What a refusal says to machines; null where the server did not say. */
export type KnownFacts = {
  readonly httpStatus: number | null
  readonly reason: string | null
  readonly field: string | null
  readonly requestId: string | null
}

/**
 * Reads the facts of a failed call. An answer that is not the API's own (a proxy's) still has its status; a lost
 * connection has nothing.
 */
export function factsOf(error: unknown): KnownFacts {
  const data = isRecord(error) && isRecord(error.data) ? error.data : {}
  return {
    httpStatus: typeof data.httpStatus === 'number' ? data.httpStatus : statusOfAnswer(error),
    reason: textOf(data.reason),
    field: textOf(data.field),
    requestId: requestIdOf(error),
  }
}

function statusOfAnswer(error: unknown): number | null {
  const meta = isRecord(error) ? error.meta : null
  const response = isRecord(meta) ? meta.response : null
  return response instanceof Response && !response.ok ? response.status : null
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null
}
