import { useLocale } from './device/use-locale.tsx'
import { formatRupiah } from './format/number.ts'

export interface MoneyProps {
  readonly amountRupiah: number
}

/** Whole rupiah: Rp 150.000. */
export function Money({ amountRupiah }: MoneyProps) {
  return <span className="money">{formatRupiah(amountRupiah, useLocale())}</span>
}
