import { jobDetail, jobGetInput } from '@booster/contracts/job-detail'
import { TRPCError } from '@trpc/server'
import { affiliateProcedure } from '../init.ts'

export const getJob = affiliateProcedure
  .input(jobGetInput)
  .output(jobDetail)
  .query(() => {
    throw new TRPCError({ code: 'NOT_IMPLEMENTED' })
  })
