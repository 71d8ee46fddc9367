import { topUpReferenceOf } from '../../domain/top-ups/top-up-request.ts'
import type { ApproveTopUpInput, ApproveTopUpReport } from '../../ports.ts'
import { topUpCredit } from './book-credit.ts'
import { type MemoryState, ownedBy } from './memory-state.ts'

export function approveTopUp(state: MemoryState, input: ApproveTopUpInput): ApproveTopUpReport {
  const { affiliateId, requestId, amountCredits, statementRow, description, actor } = input
  const request = ownedBy(state.topUpRequests, affiliateId, requestId)
  if (request === undefined) return { kind: 'unknown' }
  if (request.state !== 'open') return { kind: 'closed', state: request.state, by: request.closedBy }
  const isUsed = [...state.topUpRequests.values()].some(
    (other) => statementRow !== null && other.statementKey === statementRow.key,
  )
  if (isUsed) return { kind: 'refused', reason: 'STATEMENT_ROW_USED' }
  const reference = topUpReferenceOf(requestId)
  const booked = topUpCredit(state, {
    affiliateId,
    amountCredits,
    type: 'topup',
    description,
    reference,
    actor,
  })
  if (booked.kind !== 'booked') throw new Error(`the open request ${requestId} is booked already`)
  request.state = 'approved'
  request.closedBy = actor.userId
  request.statementKey = statementRow?.key ?? null
  return { kind: 'approved', balance: booked.balance, revivedJobs: booked.revivedJobs }
}
