import type { Locale } from '@booster/ui/format/locale'
import { formatPercent } from '@booster/ui/format/number'

/** A share of 1 as percent; below one percent with a second decimal, because 0.1 % of complaints is much. */
export function rateText(share: number, locale: Locale): string {
  return formatPercent(share, locale, share < 0.01 ? 2 : 1)
}
