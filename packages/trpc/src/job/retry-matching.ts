import { jobMatchingInput, jobsMatchingChanged } from '@booster/contracts/job'
import { TRPCError } from '@trpc/server'
import { affiliateProcedure } from '../init.ts'

export const retryMatchingJobs = affiliateProcedure
  .input(jobMatchingInput)
  .output(jobsMatchingChanged)
  .mutation(() => {
    throw new TRPCError({ code: 'NOT_IMPLEMENTED' })
  })
