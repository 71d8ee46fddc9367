import { RUN_STATUSES } from '@booster/engine/domain/run'
import {
  optionalParams,
  readId,
  readPage,
  readTerm,
  readWord,
  type Search,
} from '@booster/web/address/read-search'

export type RunsSearch = ReturnType<typeof readRunsSearch>

/** Search params of the lead journeys; all are optional, garbage is dropped. */
export function readRunsSearch(search: Search) {
  return optionalParams({
    status: readWord(search.status, RUN_STATUSES),
    automation: readId(search.automation),
    lead: readId(search.lead),
    q: readTerm(search.q),
    page: readPage(search.page),
  })
}
