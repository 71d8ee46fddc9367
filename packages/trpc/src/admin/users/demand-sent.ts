import type { LinkSent } from '@booster/contracts/account/users'
import type { LinkAnswer } from '@booster/services/accounts/account-desk'
import { conflict, notFound } from '../../errors.ts'

/** Passes on what became of a link; returns only when there is one. */
export function demandSent(answer: LinkAnswer): LinkSent {
  if (answer.kind === 'unknown') throw notFound('User')
  if (answer.kind === 'unchanged') throw conflict(answer.reason)
  return answer.sent
}
