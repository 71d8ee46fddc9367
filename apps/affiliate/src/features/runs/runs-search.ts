import { SEARCH_FIELDS, wordField } from '@booster/web/address/search-fields'
import * as z from 'zod/mini'

const runsSearch = z.object({
  status: wordField(['active', 'paused', 'completed', 'failed', 'cancelled']),
  automation: SEARCH_FIELDS.id,
  lead: SEARCH_FIELDS.id,
  q: SEARCH_FIELDS.term,
  page: SEARCH_FIELDS.page,
})
export type RunsSearch = z.infer<typeof runsSearch>

/** Search params of the lead journeys; all are optional, garbage is dropped. */
export function readRunsSearch(search: Record<string, unknown>): RunsSearch {
  return runsSearch.parse(search)
}
