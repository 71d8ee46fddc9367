import type { AppHome } from '../address/paths.ts'
import { parseSearch, stringifySearch } from '../address/search-text.ts'
import { failedPages } from './failed-pages.tsx'

/** What the routers of both apps have in common. */
export function routerDefaults(home: AppHome) {
  const { MissingPage, BrokenPage } = failedPages(home)
  return {
    basepath: home.slice(0, -1),
    trailingSlash: 'preserve',
    parseSearch,
    stringifySearch,
    scrollRestoration: true,
    defaultErrorComponent: BrokenPage,
    defaultNotFoundComponent: MissingPage,
  } as const
}
