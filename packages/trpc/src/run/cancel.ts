import { runCancelled, runInput } from '@booster/contracts/run'
import { TRPCError } from '@trpc/server'
import { affiliateProcedure } from '../init.ts'

export const cancelRun = affiliateProcedure
  .input(runInput)
  .output(runCancelled)
  .mutation(() => {
    throw new TRPCError({ code: 'NOT_IMPLEMENTED' })
  })
