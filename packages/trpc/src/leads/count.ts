import { leadCount, leadCountInput } from '@booster/contracts/leads/leads'
import { COUNT_LIMIT } from '@booster/contracts/wire/pagination'
import { countLeads as countFoundLeads } from '@booster/db/leads/count-leads'
import { affiliateProcedure } from '../init.ts'

/** How many leads a filter finds. */
export const countLeads = affiliateProcedure
  .input(leadCountInput)
  .output(leadCount)
  .query(({ ctx, input }) =>
    countFoundLeads(ctx.services.reads, {
      affiliateId: ctx.affiliateId,
      filter: input,
      atMost: COUNT_LIMIT + 1,
    }),
  )
