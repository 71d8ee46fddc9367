import { stringifySearch } from './search-text.ts'

/** An address with those parameters that are set. */
export function hrefOf(path: string, params: Readonly<Record<string, string | number | undefined>>): string {
  return `${path}${stringifySearch(params)}`
}
