import { liftAddressInput, liftedAddress } from '@booster/contracts/suppressions'
import type { SuppressionsLifted } from '@booster/engine/ports'
import { badInput } from '../../errors.ts'
import { adminProcedure } from '../../init.ts'

/** Takes the suppression of one address back, for each affiliate that has it, and puts the mails back that it ended. */
export const liftAddress = adminProcedure
  .input(liftAddressInput)
  .output(liftedAddress)
  .mutation(async ({ ctx, input: { email, note } }) => {
    const { leads, store } = ctx.services
    const found = await leads.listSuppressedByEmail(email)
    if (found.length === 0) throw badInput('email', 'no lead with this address is suppressed')
    const reports: SuppressionsLifted[] = []
    for (const { affiliateId, leadId } of found)
      reports.push(await store.liftSuppressions({ affiliateId, leadIds: [leadId], note, actor: ctx.actor }))
    const sum = (count: (report: SuppressionsLifted) => number) =>
      reports.reduce((total, report) => total + count(report), 0)
    return {
      lifted: sum(({ lifted }) => lifted.length),
      mails: sum(({ jobs }) => jobs.changed.length),
      unfunded: sum(
        ({ jobs }) => jobs.refused.filter(({ reason }) => reason === 'INSUFFICIENT_CREDIT').length,
      ),
      kept: sum(({ refused }) => refused.length),
    }
  })
