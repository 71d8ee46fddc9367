import { type ClosedTopUpState, topUpRefusalOf } from '@booster/engine/domain/top-ups/top-up-request'
import { conflict, notFound } from '../errors.ts'

type Decided =
  | { readonly kind: 'closed'; readonly state: ClosedTopUpState; readonly by: string | null }
  | { readonly kind: 'refused'; readonly reason: 'STATEMENT_ROW_USED' }
  | { readonly kind: 'unknown' }

/** Passes on why a request was not decided: somebody was faster, and who. */
export function demandDecided<Done extends { readonly kind: 'done' | 'approved' }>(
  answer: Done | Decided,
): asserts answer is Done {
  if (answer.kind === 'unknown') throw notFound('Top-up request')
  if (answer.kind === 'refused') throw conflict(answer.reason)
  if (answer.kind === 'closed') throw conflict(topUpRefusalOf(answer.state), answer.by)
}
