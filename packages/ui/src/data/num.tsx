import { useLocale } from '../device/use-locale.tsx'
import { formatChange, formatNumber, formatPercent } from '../format/number.ts'

export interface NumProps {
  readonly value: number
  /** `change` shows the sign (−1, +500), `percent` takes a share of 1. */
  readonly as?: 'number' | 'change' | 'percent' | undefined
}

/** A number as people here write it: 429.405 (id), 429,405 (en). */
export function Num({ value, as = 'number' }: NumProps) {
  const locale = useLocale()
  if (as === 'change') return formatChange(value, locale)
  if (as === 'percent') return formatPercent(value, locale)
  return formatNumber(value, locale)
}
