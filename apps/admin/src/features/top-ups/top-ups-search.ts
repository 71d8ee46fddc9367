import { optionalParams, readWord, type Search } from '@booster/web/address/read-search'

/** Search params of the requests; the open ones are the default and stay out of the address. */
export function readTopUpsSearch(search: Search) {
  return optionalParams({ state: readWord(search.state, ['closed']) })
}
