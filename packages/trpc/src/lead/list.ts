import { leadList, leadListInput } from '@booster/contracts/lead'
import { TRPCError } from '@trpc/server'
import { affiliateProcedure } from '../init.ts'

export const listLeads = affiliateProcedure
  .input(leadListInput)
  .output(leadList)
  .query(() => {
    throw new TRPCError({ code: 'NOT_IMPLEMENTED' })
  })
