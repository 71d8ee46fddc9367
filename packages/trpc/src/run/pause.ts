import { runChanged, runInput } from '@booster/contracts/run'
import { TRPCError } from '@trpc/server'
import { affiliateProcedure } from '../init.ts'

export const pauseRun = affiliateProcedure
  .input(runInput)
  .output(runChanged)
  .mutation(() => {
    throw new TRPCError({ code: 'NOT_IMPLEMENTED' })
  })
