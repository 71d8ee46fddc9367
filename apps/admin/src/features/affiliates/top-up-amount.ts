import { TOP_UP_LIMIT } from '@booster/contracts/affiliates'

export type Amount = { readonly kind: 'ok'; readonly credits: number } | { readonly kind: AmountFault }
export type AmountFault = 'empty' | 'no-number' | 'zero' | 'too-much' | 'below-reserved'

/**
 * Reads what a person typed: `1.000`, `1,000`, `1 000`, `-50`. Dots and commas are thousands: credits are whole.
 * @param available credits that are not reserved; an adjustment may not take more
 */
export function readAmount(text: string, available: number): Amount {
  const plain = text
    .trim()
    .replace(/^[\u2212\u2013]/, '-')
    .replace(/^\+/, '')
  if (plain === '') return { kind: 'empty' }
  if (!/^-?(\d+|\d{1,3}([.,\s]\d{3})+)$/.test(plain)) return { kind: 'no-number' }
  const credits = Number(plain.replace(/[.,\s]/g, ''))
  if (credits === 0) return { kind: 'zero' }
  if (Math.abs(credits) > TOP_UP_LIMIT) return { kind: 'too-much' }
  return available + credits < 0 ? { kind: 'below-reserved' } : { kind: 'ok', credits }
}
