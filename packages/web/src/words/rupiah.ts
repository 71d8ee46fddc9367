import type { Locale } from '@booster/ui/format/locale'
import { formatNumber } from '@booster/ui/format/number'

/** `Rp 500.123` (id), `Rp 500,123` (en), never broken in two. */
export function formatRupiah(value: number, locale: Locale): string {
  return `Rp\u00a0${formatNumber(value, locale, 2)}`
}
