import { jobChanged, jobResolveInput } from '@booster/contracts/job'
import { TRPCError } from '@trpc/server'
import { affiliateProcedure } from '../init.ts'

export const resolveJob = affiliateProcedure
  .input(jobResolveInput)
  .output(jobChanged)
  .mutation(() => {
    throw new TRPCError({ code: 'NOT_IMPLEMENTED' })
  })
