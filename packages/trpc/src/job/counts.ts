import { jobCounts, jobCountsInput } from '@booster/contracts/job'
import { TRPCError } from '@trpc/server'
import { affiliateProcedure } from '../init.ts'

export const countJobs = affiliateProcedure
  .input(jobCountsInput)
  .output(jobCounts)
  .query(() => {
    throw new TRPCError({ code: 'NOT_IMPLEMENTED' })
  })
