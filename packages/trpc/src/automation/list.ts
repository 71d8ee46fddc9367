import { automationList, automationListInput } from '@booster/contracts/automation'
import { TRPCError } from '@trpc/server'
import { affiliateProcedure } from '../init.ts'

export const listAutomations = affiliateProcedure
  .input(automationListInput)
  .output(automationList)
  .query(() => {
    throw new TRPCError({ code: 'NOT_IMPLEMENTED' })
  })
