import { automationChanged, automationSetStatusInput } from '@booster/contracts/automation'
import { TRPCError } from '@trpc/server'
import { affiliateProcedure } from '../init.ts'

export const setAutomationStatus = affiliateProcedure
  .input(automationSetStatusInput)
  .output(automationChanged)
  .mutation(() => {
    throw new TRPCError({ code: 'NOT_IMPLEMENTED' })
  })
