import { optionalParams, readWord, type Search } from '@booster/web/address/read-search'

const TYPES = ['topup', 'deduct', 'adjustment'] as const

/** Search params of the credit page; all are optional, garbage is dropped. */
export function readCreditsSearch(search: Search) {
  return optionalParams({ type: readWord(search.type, TYPES) })
}
