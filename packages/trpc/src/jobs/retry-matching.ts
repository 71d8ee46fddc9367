import { jobMatchingInput, jobsMatchingChanged } from '@booster/contracts/jobs/jobs'
import { badInput } from '../errors.ts'
import { affiliateProcedure } from '../init.ts'
import { changeMatchingJobs } from './change-matching-jobs.ts'

/** Puts all failed e-mails of a filter back. */
export const retryMatchingJobs = affiliateProcedure
  .input(jobMatchingInput)
  .output(jobsMatchingChanged)
  .mutation(({ ctx, input }) => {
    const { status = 'failed' } = input.filter
    if (status !== 'failed') throw badInput('filter.status', 'only failed emails can be retried')
    const { affiliateId, services, actor } = ctx
    return changeMatchingJobs({
      services,
      affiliateId,
      filter: { ...input.filter, status },
      change: (jobIds) => services.store.retryJobs({ affiliateId, jobIds, actor }),
    })
  })
