import { SEARCH_FIELDS, wordField } from '@booster/web/address/search-fields'
import * as z from 'zod/mini'

export const JOB_WINDOWS = ['24h', '7d', '30d', 'late', 'next24h'] as const
export type JobWindow = (typeof JOB_WINDOWS)[number]

const jobsSearch = z.object({
  status: wordField(['pending', 'processing', 'held', 'unconfirmed', 'completed', 'failed', 'cancelled']),
  window: wordField(JOB_WINDOWS),
  automation: SEARCH_FIELDS.id,
  lead: SEARCH_FIELDS.id,
  run: SEARCH_FIELDS.id,
  error: SEARCH_FIELDS.errorCode,
  q: SEARCH_FIELDS.term,
  page: SEARCH_FIELDS.page,
  job: SEARCH_FIELDS.id,
})
export type JobsSearch = z.infer<typeof jobsSearch>

/** Search params of the queue; all are optional, garbage is dropped. */
export function readJobsSearch(search: Record<string, unknown>): JobsSearch {
  return jobsSearch.parse(search)
}
