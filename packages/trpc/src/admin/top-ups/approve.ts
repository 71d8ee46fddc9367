import { grouped } from '@booster/contracts/messages/grouped'
import { topUpApproval, topUpApproved } from '@booster/contracts/top-ups/top-ups'
import { type FoundTopUp, findTopUp } from '@booster/db/top-ups/find-top-up'
import { topUpReferenceOf } from '@booster/engine/domain/top-ups/top-up-request'
import { statementKeyOf } from '@booster/services/top-ups/read-bank-statement'
import type { z } from 'zod'
import { badInput, notFound } from '../../errors.ts'
import { adminProcedure } from '../../init.ts'
import { demandDecided } from '../../top-ups/demand-decided.ts'

type Approval = z.infer<typeof topUpApproval>

/**
 * Books what was asked for, or a corrected amount, once for ever: whoever approves a request that somebody else has
 * decided about hears of that, and nothing is booked.
 */
export const approveTopUp = adminProcedure
  .input(topUpApproval)
  .output(topUpApproved)
  .mutation(async ({ ctx, input }) => {
    const { store, pool, topUps } = ctx.services
    const request = await findTopUp(pool, input.id)
    if (request === null) throw notFound('Top-up request')
    const amountCredits = input.credits ?? request.credits
    if (amountCredits !== request.credits && input.reason === undefined)
      throw badInput('reason', 'says why another amount is booked than was asked for')
    const approved = await store.approveTopUp({
      affiliateId: request.affiliateId,
      requestId: input.id,
      amountCredits,
      reason: input.reason ?? null,
      description: descriptionOf(input, request),
      statementRow: statementRowOf(input, request),
      actor: ctx.actor,
    })
    demandDecided(approved)
    topUps.wake()
    const { balance, revivedJobs } = approved
    return { id: input.id, bookedCredits: amountCredits, balance, revivedJobs }
  })

/** In the ledger, beside the kind of booking; the reason is what a person wrote. Without either, which request it was. */
function descriptionOf({ id, reason }: Approval, { payableRupiah }: FoundTopUp): string {
  const paid = payableRupiah === null ? '' : `Rp ${grouped(payableRupiah, 'id')}`
  return [paid, reason ?? ''].filter((part) => part !== '').join(' · ') || topUpReferenceOf(id)
}

function statementRowOf({ statementRow: row }: Approval, { payableRupiah }: FoundTopUp) {
  if (row === undefined) return null
  if (row.amountRupiah !== payableRupiah)
    throw badInput('statementRow.amountRupiah', 'is not the amount of this request')
  return { key: statementKeyOf(row), day: row.day, text: row.description }
}
