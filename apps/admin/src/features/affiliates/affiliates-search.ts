import { SEARCH_FIELDS } from '@booster/web/address/search-fields'
import * as z from 'zod/mini'

const affiliatesSearch = z.object({ q: SEARCH_FIELDS.term })

/** Search params of the affiliates; garbage is dropped. */
export function readAffiliatesSearch(search: Record<string, unknown>) {
  return affiliatesSearch.parse(search)
}
