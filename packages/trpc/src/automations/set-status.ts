import { automationChanged, automationSetStatusInput } from '@booster/contracts/automations/automations'
import { demandChanged } from '../errors.ts'
import { affiliateProcedure } from '../init.ts'

/** Activates, pauses or archives a sequence. */
export const setAutomationStatus = affiliateProcedure
  .input(automationSetStatusInput)
  .output(automationChanged)
  .mutation(async ({ ctx, input }) => {
    const answer = await ctx.services.store.setAutomationStatus({
      affiliateId: ctx.affiliateId,
      automationId: input.id,
      status: input.status,
      actor: ctx.actor,
    })
    demandChanged('Automation', answer)
    return input
  })
