import { type TopUpState, topUpReferenceOf } from '@booster/engine/domain/top-ups/top-up-request'
import type { ApproveTopUpInput, ApproveTopUpReport } from '@booster/engine/ports'
import { recordAudit } from '../../audit/record-audit.ts'
import { inTransaction, type Tx } from '../../connection/transaction.ts'
import { isUniqueViolation } from '../../connection/unique-violation.ts'
import { lockTopUpRequest } from '../../top-ups/lock-top-up-request.ts'
import { announceChange } from '../shared/announce.ts'
import type { StoreContext } from '../store-context.ts'
import { bookTopUp } from './book-top-up.ts'

/**
 * Closes a request and books it in one transaction, so that neither exists without the other. The request is locked
 * before everything else; no other operation locks it together with jobs or credit.
 */
export async function approveTopUp(
  { pool, clock }: StoreContext,
  input: ApproveTopUpInput,
): Promise<ApproveTopUpReport> {
  try {
    return await inTransaction({ pool, clock }, (tx) => approve(tx, input))
  } catch (error) {
    if (isUniqueViolation(error, 'TopupRequest_statementKey_key'))
      return { kind: 'refused', reason: 'STATEMENT_ROW_USED' }
    throw error
  }
}

async function approve(tx: Tx, input: ApproveTopUpInput): Promise<ApproveTopUpReport> {
  const { affiliateId, requestId, amountCredits, description, actor } = input
  const found = await lockTopUpRequest(tx, input)
  if (found.kind !== 'open') return found
  await closeRequest(tx, input)
  const booked = await bookTopUp(tx, {
    affiliateId,
    amountCredits,
    type: 'topup',
    description,
    reference: topUpReferenceOf(requestId),
    actor,
  })
  // The reference is reserved for this transaction; whoever booked under it before did not close the request.
  if (booked.kind !== 'booked') throw new Error(`the open request ${requestId} is booked already`)
  recordAudit(tx, {
    actor,
    affiliateId,
    action: 'top-up.approve',
    objects: [
      {
        id: requestId,
        before: { state: 'open' satisfies TopUpState, credits: found.credits },
        after: {
          state: 'approved' satisfies TopUpState,
          bookedCredits: amountCredits,
          reason: input.reason,
          statement: input.statementRow,
        },
      },
    ],
  })
  announceChange(tx, [affiliateId], ['topUps'])
  return { kind: 'approved', balance: booked.balance, revivedJobs: booked.revivedJobs }
}

async function closeRequest(tx: Tx, input: ApproveTopUpInput): Promise<void> {
  const { affiliateId, requestId, amountCredits, reason, statementRow, actor } = input
  await tx.rows(
    'approve-top-up-request',
    `UPDATE "TopupRequest" SET "state" = 'approved', "bookedCredits" = $3, "reason" = $4, "decidedBy" = $5,
       "decidedAt" = ${tx.clock.now}, "statementKey" = $6, "statementDay" = $7::date, "statementText" = $8,
       "mailState" = 'queued', "mailDueAt" = ${tx.clock.now}
     WHERE "affiliateId" = $1 AND "id" = $2 AND "state" = 'open'`,
    [
      affiliateId,
      requestId,
      amountCredits,
      reason,
      actor.userId,
      statementRow?.key ?? null,
      statementRow?.day ?? null,
      statementRow?.text ?? null,
    ],
  )
}
