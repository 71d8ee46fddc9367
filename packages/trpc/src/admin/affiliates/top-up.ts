import { affiliateToppedUp, affiliateTopUpInput } from '@booster/contracts/affiliates'
import { conflict, notFound } from '../../errors.ts'
import { adminProcedure } from '../../init.ts'

/**
 * Books a top-up (or, with a negative amount, an adjustment) once per reference. Repeating it answers
 * `booked: false` with the balance as it is, and changes nothing.
 */
export const topUpAffiliate = adminProcedure
  .input(affiliateTopUpInput)
  .output(affiliateToppedUp)
  .mutation(async ({ ctx, input }) => {
    const { affiliateId, amountCredits, reason, reference } = input
    const report = await ctx.services.store.topUpCredit({
      affiliateId,
      amountCredits,
      type: amountCredits > 0 ? 'topup' : 'adjustment',
      description: reason,
      reference,
      actor: ctx.actor,
    })
    if (report.kind === 'unknown') throw notFound('Affiliate')
    if (report.kind === 'refused') throw conflict(report.reason)
    if (report.kind === 'known') return { booked: false, balance: report.balance, revivedJobs: 0 }
    return { booked: true, balance: report.balance, revivedJobs: report.revivedJobs }
  })
