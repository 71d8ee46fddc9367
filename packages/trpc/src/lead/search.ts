import { leadSearch, leadSearchInput } from '@booster/contracts/lead'
import { TRPCError } from '@trpc/server'
import { affiliateProcedure } from '../init.ts'

export const searchLeads = affiliateProcedure
  .input(leadSearchInput)
  .output(leadSearch)
  .query(() => {
    throw new TRPCError({ code: 'NOT_IMPLEMENTED' })
  })
