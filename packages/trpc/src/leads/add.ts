import { leadAdded, leadAddInput } from '@booster/contracts/leads/lead-edits'
import { affiliateProcedure } from '../init.ts'

/** Adds a lead by hand, with the consent that is declared for it. */
export const addLead = affiliateProcedure
  .input(leadAddInput)
  .output(leadAdded)
  .mutation(async ({ ctx, input }) => {
    const added = await ctx.services.leads.addLead({
      ...input,
      whatsapp: input.whatsapp ?? null,
      affiliateId: ctx.affiliateId,
      actor: ctx.actor,
    })
    return added.kind === 'added'
      ? { kind: 'added', id: added.leadId, blocked: added.blocked }
      : { kind: 'known', id: added.leadId, name: added.name }
  })
