import { SEARCH_FIELDS, wordField } from '@booster/web/address/search-fields'
import * as z from 'zod/mini'

const automationsSearch = z.object({
  status: wordField(['draft', 'active', 'paused', 'archived']),
  q: SEARCH_FIELDS.term,
  /** The dialog for a new automation is open. */
  create: wordField(['1']),
})
export type AutomationsSearch = z.infer<typeof automationsSearch>

/** Search params of the automations; all are optional, garbage is dropped. */
export function readAutomationsSearch(search: Record<string, unknown>): AutomationsSearch {
  return automationsSearch.parse(search)
}
