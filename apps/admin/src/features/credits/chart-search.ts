import { optionalParams, readWord, type Search } from '@booster/web/address/read-search'

/** The chart's part of an address, as both pages with a chart read and write it. */
export type ChartSearch = ReturnType<typeof readChartSearch>

/** Search params of a page with the balance chart; all are optional, garbage is dropped. */
export function readChartSearch(search: Search) {
  return optionalParams({ days: readWord(search.days, ['90']), view: readWord(search.view, ['table']) })
}

/** What the history card needs, from the address and back into it. Defaults stay out of the address. */
export function chartChoice(
  search: ChartSearch,
  change: (next: (before: ChartSearch) => ChartSearch) => void,
) {
  return {
    days: search.days === '90' ? 90 : 30,
    asTable: search.view === 'table',
    onDaysChange: (days: 30 | 90) =>
      change((before) => ({ ...before, days: days === 90 ? '90' : undefined })),
    onTableChange: (asTable: boolean) =>
      change((before) => ({ ...before, view: asTable ? 'table' : undefined })),
  } as const
}
