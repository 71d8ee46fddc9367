import { optionalParams, readTerm, type Search } from '@booster/web/address/read-search'

/** Search params of the affiliates; garbage is dropped. */
export function readAffiliatesSearch(search: Search) {
  return optionalParams({ q: readTerm(search.q) })
}
