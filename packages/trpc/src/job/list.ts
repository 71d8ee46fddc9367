import { jobList, jobListInput } from '@booster/contracts/job'
import { TRPCError } from '@trpc/server'
import { affiliateProcedure } from '../init.ts'

export const listJobs = affiliateProcedure
  .input(jobListInput)
  .output(jobList)
  .query(() => {
    throw new TRPCError({ code: 'NOT_IMPLEMENTED' })
  })
