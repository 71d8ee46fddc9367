import { optionalParams, readWord, type Search } from '@booster/web/address/read-search'

/** Search params of the alerts; the open ones are the default and stay out of the address. */
export function readAlertsSearch(search: Search) {
  return optionalParams({ state: readWord(search.state, ['acknowledged', 'resolved']) })
}
