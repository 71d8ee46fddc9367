import { optionalParams, readTerm, readWord, type Search } from '@booster/web/address/read-search'

/** Search params of the accounts; garbage is dropped. */
export function readUsersSearch(search: Search) {
  return optionalParams({
    q: readTerm(search.q),
    role: readWord(search.role, ['affiliate', 'admin']),
    state: readWord(search.state, ['active', 'invited', 'revoked', 'suspended']),
  })
}

export type UsersSearch = ReturnType<typeof readUsersSearch>
