import { optionalParams, readId, type Search } from '@booster/web/address/read-search'

/** Search params of the import page: the import that is shown; without one, a file is chosen. */
export function readImportsSearch(search: Search) {
  return optionalParams({ id: readId(search.id) })
}
