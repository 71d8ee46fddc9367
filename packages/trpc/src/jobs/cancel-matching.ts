import { jobMatchingInput, jobsMatchingChanged } from '@booster/contracts/jobs/jobs'
import { badInput } from '../errors.ts'
import { affiliateProcedure } from '../init.ts'
import { changeMatchingJobs } from './change-matching-jobs.ts'

/** Cancels all waiting e-mails of a filter: its status is `pending` (when none is given) or `held`. */
export const cancelMatchingJobs = affiliateProcedure
  .input(jobMatchingInput)
  .output(jobsMatchingChanged)
  .mutation(({ ctx, input }) => {
    const { status = 'pending' } = input.filter
    if (status !== 'pending' && status !== 'held') {
      throw badInput('filter.status', 'only pending or held emails can be cancelled')
    }
    const { affiliateId, services, actor } = ctx
    return changeMatchingJobs({
      services,
      affiliateId,
      filter: { ...input.filter, status },
      change: (jobIds) => services.store.cancelJobs({ affiliateId, jobIds, actor }),
    })
  })
