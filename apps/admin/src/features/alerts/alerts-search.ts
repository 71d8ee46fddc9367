import { wordField } from '@booster/web/address/search-fields'
import * as z from 'zod/mini'

const alertsSearch = z.object({ state: wordField(['acknowledged', 'resolved']) })

/** Search params of the alerts; the open ones are the default and stay out of the address. */
export function readAlertsSearch(search: Record<string, unknown>) {
  return alertsSearch.parse(search)
}
