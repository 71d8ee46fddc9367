import { runDetail, runInput } from '@booster/contracts/run'
import { TRPCError } from '@trpc/server'
import { affiliateProcedure } from '../init.ts'

export const getRun = affiliateProcedure
  .input(runInput)
  .output(runDetail)
  .query(() => {
    throw new TRPCError({ code: 'NOT_IMPLEMENTED' })
  })
