import { triggerReport, triggerRunInput } from '@booster/contracts/trigger'
import { TRPCError } from '@trpc/server'
import { affiliateProcedure } from '../init.ts'

export const runTrigger = affiliateProcedure
  .input(triggerRunInput)
  .output(triggerReport)
  .mutation(() => {
    throw new TRPCError({ code: 'NOT_IMPLEMENTED' })
  })
