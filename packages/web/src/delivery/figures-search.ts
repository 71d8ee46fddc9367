import { REPORT_WINDOWS } from '@booster/contracts/automations/report-windows'
import { optionalParams, readWord, type Search } from '../address/read-search.ts'

/** Search params of figures over a window; garbage is dropped. */
export function readFiguresSearch(search: Search) {
  return optionalParams({ window: readWord(search.window, REPORT_WINDOWS) })
}
