import { runList, runListInput } from '@booster/contracts/run'
import { TRPCError } from '@trpc/server'
import { affiliateProcedure } from '../init.ts'

export const listRuns = affiliateProcedure
  .input(runListInput)
  .output(runList)
  .query(() => {
    throw new TRPCError({ code: 'NOT_IMPLEMENTED' })
  })
