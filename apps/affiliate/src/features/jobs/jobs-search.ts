import { HOLD_REASONS, JOB_STATUSES } from '@booster/engine/domain/job'
import {
  optionalParams,
  readErrorCode,
  readId,
  readPage,
  readTerm,
  readWord,
  type Search,
} from '@booster/web/address/read-search'

export const JOB_WINDOWS = ['today', '24h', '7d', '30d', 'late', 'next24h'] as const
export type JobWindow = (typeof JOB_WINDOWS)[number]

export type JobsSearch = ReturnType<typeof readJobsSearch>

/** Search params of the queue; all are optional, garbage is dropped. */
export function readJobsSearch(search: Search) {
  return optionalParams({
    status: readWord(search.status, JOB_STATUSES),
    window: readWord(search.window, JOB_WINDOWS),
    automation: readId(search.automation),
    lead: readId(search.lead),
    run: readId(search.run),
    error: readErrorCode(search.error),
    hold: readWord(search.hold, HOLD_REASONS),
    credit: readWord(search.credit, ['reserved']),
    q: readTerm(search.q),
    page: readPage(search.page),
    job: readId(search.job),
  })
}
