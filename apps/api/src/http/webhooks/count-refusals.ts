import type { WebhookDoor, WebhookOutcome, WebhookRefusal } from '@booster/contracts/sending/webhook-health'
import type { ErrorRequestHandler } from 'express'
import { toApiError } from '../api-error.ts'

/** Notes what came to a door; see WebhookCounter. */
export type CountWebhook = (door: WebhookDoor, outcome: WebhookOutcome) => void

/** Counts what a door turns away, by its cause, and passes the error on. */
export function countRefusals(input: {
  readonly door: WebhookDoor
  readonly hasSecret: boolean
  readonly count: CountWebhook
}): ErrorRequestHandler {
  const { door, hasSecret, count } = input
  return (error: unknown, _request, _response, next) => {
    const cause = causeOf(toApiError(error).status, hasSecret)
    if (cause !== null) count(door, cause)
    next(error)
  }
}

/** Null: a wrong method, which no provider uses. */
function causeOf(status: number, hasSecret: boolean): WebhookRefusal | null {
  if (status === 405) return null
  if (status === 401) return hasSecret ? 'WRONG_SECRET' : 'NO_SECRET'
  if (status === 413) return 'TOO_LARGE'
  return status >= 500 ? 'FAILED' : 'UNREADABLE'
}
