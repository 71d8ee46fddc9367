export type TypedCredits =
  | { readonly kind: 'ok'; readonly credits: number }
  | { readonly kind: 'empty' | 'no-number' | 'zero' | 'too-much' }

/** Reads what a person typed: `1.000`, `1,000`, `1 000`. Dots and commas are thousands: credits are whole. */
export function readCredits(text: string, atMost: number): TypedCredits {
  const plain = text.trim()
  if (plain === '') return { kind: 'empty' }
  if (!/^(\d+|\d{1,3}([.,\s]\d{3})+)$/.test(plain)) return { kind: 'no-number' }
  const credits = Number(plain.replaceAll(/[.,\s]/g, ''))
  if (credits === 0) return { kind: 'zero' }
  return credits > atMost ? { kind: 'too-much' } : { kind: 'ok', credits }
}
