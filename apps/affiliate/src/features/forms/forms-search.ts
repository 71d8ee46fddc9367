import { optionalParams, readWord, type Search } from '@booster/web/address/read-search'

/** Search params of the list of forms; `create` opens the dialog for a new one. */
export function readFormsSearch(search: Search) {
  return optionalParams({ create: readWord(search.create, ['1']) })
}

export const FORM_TABS = ['edit', 'share'] as const

/** Search params of one form: which of its tabs is shown; without one, the first. */
export function readFormSearch(search: Search) {
  return optionalParams({ tab: readWord(search.tab, FORM_TABS) })
}
