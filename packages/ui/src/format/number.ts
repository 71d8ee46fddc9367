import type { Locale } from './locale.ts'

const NUMBER_LOCALES = { id: 'id-ID', en: 'en-US' } as const satisfies Record<Locale, string>
const MINUS = '\u2212'

/** `429405` → `429.405` (id), `429,405` (en). A negative number wears a real minus sign. */
export function formatNumber(value: number, locale: Locale, maximumFractionDigits = 0): string {
  return withMinus(new Intl.NumberFormat(NUMBER_LOCALES[locale], { maximumFractionDigits }).format(value))
}

/** `-1` → `−1`, `500` → `+500`, `0` → `0`: for changes of a balance. */
export function formatChange(value: number, locale: Locale): string {
  return withMinus(
    new Intl.NumberFormat(NUMBER_LOCALES[locale], {
      signDisplay: 'exceptZero',
      maximumFractionDigits: 0,
    }).format(value),
  )
}

/** A share of 1 as percent: `0.991` → `99,1%` (id), `99.1%` (en). */
export function formatPercent(share: number, locale: Locale, fractionDigits = 1): string {
  return new Intl.NumberFormat(NUMBER_LOCALES[locale], {
    style: 'percent',
    maximumFractionDigits: fractionDigits,
  }).format(share)
}

function withMinus(text: string): string {
  return text.replace('-', MINUS)
}
