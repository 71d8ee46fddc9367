import type { JobFilter } from '@booster/contracts/jobs/jobs'
import { useTRPC } from '@booster/web/api/client'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { PAGE_SIZE } from './job-query.ts'

/** One page of the e-mails that match the filter; the old page stays on the screen while the next one loads. */
export function useJobList(filter: JobFilter, page: number) {
  return useQuery(
    useTRPC().job.list.queryOptions(
      { ...filter, page, limit: PAGE_SIZE },
      { placeholderData: keepPreviousData },
    ),
  )
}
