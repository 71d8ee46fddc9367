import { automationDetail, automationPublishStepsInput } from '@booster/contracts/automation'
import { TRPCError } from '@trpc/server'
import { affiliateProcedure } from '../init.ts'

export const publishSteps = affiliateProcedure
  .input(automationPublishStepsInput)
  .output(automationDetail)
  .mutation(() => {
    throw new TRPCError({ code: 'NOT_IMPLEMENTED' })
  })
