import { optionalParams, readWord, type Search } from '@booster/web/address/read-search'

const TYPES = ['topup', 'deduct', 'adjustment'] as const

/** Search params of the credit page; all are optional, garbage is dropped. `ask` opens the request for credit. */
export function readCreditsSearch(search: Search) {
  return optionalParams({ type: readWord(search.type, TYPES), ask: readWord(search.ask, ['1']) })
}
