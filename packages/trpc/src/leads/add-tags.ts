import { leadsTagged, leadTagsInput } from '@booster/contracts/leads/lead-edits'
import { tagLeads } from '@booster/db/leads/tag-leads'
import { affiliateProcedure } from '../init.ts'

/** Adds tags to several leads at once. */
export const addLeadTags = affiliateProcedure
  .input(leadTagsInput)
  .output(leadsTagged)
  .mutation(({ ctx, input }) => {
    const { pool, clock } = ctx.services
    return tagLeads({ pool, clock }, { affiliateId: ctx.affiliateId, actor: ctx.actor, ...input })
  })
