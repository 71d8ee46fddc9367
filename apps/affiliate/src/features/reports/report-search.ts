import { REPORT_WINDOWS } from '@booster/contracts/automations/report-windows'
import { optionalParams, readWord, type Search } from '@booster/web/address/read-search'

/** Search params of a report; garbage is dropped. */
export function readReportSearch(search: Search) {
  return optionalParams({ window: readWord(search.window, REPORT_WINDOWS) })
}
