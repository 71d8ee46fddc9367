import { liftedPortion, liftInput } from '@booster/contracts/suppressions'
import { adminProcedure } from '../../init.ts'

/** One transaction: some seconds at most. */
const PORTION = 500

/** Takes the suppressions of a group back, portion by portion, and puts the mails back that they ended. */
export const liftSuppressions = adminProcedure
  .input(liftInput)
  .output(liftedPortion)
  .mutation(async ({ ctx, input }) => {
    const { leads, store } = ctx.services
    const { reason, words, note, after } = input
    const portion = await leads.listSuppressedLeads({
      group: { reason, words },
      after: after ?? null,
      limit: PORTION,
    })
    if (portion === null) return { lifted: 0, mails: 0, unfunded: 0, kept: 0, next: null }
    const { affiliateId, leadIds, next } = portion
    const { lifted, refused, jobs } = await store.liftSuppressions({
      ...{ affiliateId, leadIds, note },
      actor: ctx.actor,
    })
    return {
      lifted: lifted.length,
      mails: jobs.changed.length,
      unfunded: jobs.refused.filter((job) => job.reason === 'INSUFFICIENT_CREDIT').length,
      kept: refused.length,
      next,
    }
  })
