import { requestIdOf } from '@booster/ui/format/request-id'

/** What an error of the API carries for programs; null where the server did not say. */
export type ErrorFacts = {
  readonly httpStatus: number | null
  /** Why an action was refused: `ALREADY_RESOLVED`. */
  readonly reason: string | null
  /** Who has made it so, for some reasons. */
  readonly by: string | null
  readonly field: string | null
  readonly requestId: string | null
}

/** Reads the facts of a failed call. A proxy's answer still has a status; a lost connection has none. */
export function factsOf(error: unknown): ErrorFacts {
  const data = isRecord(error) && isRecord(error.data) ? error.data : {}
  return {
    httpStatus: typeof data.httpStatus === 'number' ? data.httpStatus : statusOfAnswer(error),
    reason: textOf(data.reason),
    by: textOf(data.by),
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
