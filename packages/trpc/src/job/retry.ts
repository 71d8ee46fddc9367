import { jobIdsInput, jobsChanged } from '@booster/contracts/job'
import { TRPCError } from '@trpc/server'
import { affiliateProcedure } from '../init.ts'

export const retryJobs = affiliateProcedure
  .input(jobIdsInput)
  .output(jobsChanged)
  .mutation(() => {
    throw new TRPCError({ code: 'NOT_IMPLEMENTED' })
  })
