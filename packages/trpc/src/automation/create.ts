import { automationCreated, automationCreateInput } from '@booster/contracts/automation'
import { TRPCError } from '@trpc/server'
import { affiliateProcedure } from '../init.ts'

export const createAutomation = affiliateProcedure
  .input(automationCreateInput)
  .output(automationCreated)
  .mutation(() => {
    throw new TRPCError({ code: 'NOT_IMPLEMENTED' })
  })
