import { SHARE_FIGURES } from '@booster/contracts/figures'
import { optionalParams, readWord, type Search } from '@booster/web/address/read-search'

/** Search params of the engine's page: by which figure its affiliates stand; garbage is dropped. */
export function readEngineSearch(search: Search) {
  return optionalParams({ by: readWord(search.by, SHARE_FIGURES) })
}
