import { automationDetail, automationInput } from '@booster/contracts/automation'
import { TRPCError } from '@trpc/server'
import { affiliateProcedure } from '../init.ts'

export const getAutomation = affiliateProcedure
  .input(automationInput)
  .output(automationDetail)
  .query(() => {
    throw new TRPCError({ code: 'NOT_IMPLEMENTED' })
  })
