import { jobDetail, jobGetInput } from '@booster/contracts/jobs/job-detail'
import { notFound } from '../errors.ts'
import { affiliateProcedure } from '../init.ts'
import { readJobDetail } from './read-job-detail.ts'

/** Everything about one e-mail. */
export const getJob = affiliateProcedure
  .input(jobGetInput)
  .output(jobDetail)
  .query(async ({ ctx, input }) => {
    const job = await readJobDetail(ctx.services, ctx.affiliateId, input)
    if (job === null) throw notFound('Job')
    return job
  })
