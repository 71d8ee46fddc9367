import type { PaletteSearch } from '@booster/ui/layout/keyboard/command-palette'

/** Nothing is missing from the list before the search for this very term has answered. */
export function paletteSearchOf(options: {
  readonly term: string
  readonly settled: string | undefined
  readonly query: { readonly isFetching: boolean; readonly isError: boolean }
}): PaletteSearch {
  const { settled, query } = options
  const term = searchedTerm(options.term)
  if (term !== settled || query.isFetching) return 'running'
  return query.isError ? 'failed' : 'done'
}

const SHORTEST = 2
const LONGEST = 100

/** What is searched for; undefined while it is too short. */
export function searchedTerm(term: string): string | undefined {
  const wanted = term.trim().slice(0, LONGEST)
  return wanted.length < SHORTEST ? undefined : wanted
}
