import type { ProofOptions } from '../proof-options.ts'

export type BodiesPlan = {
  readonly seed: number
  /** How many bodies, in equal shares of each hand. */
  readonly bodies: number
}

const SIZES = { quick: 3_000, default: 60_000, night: 240_000 } as const

export function planBodies({ size, seed }: Pick<ProofOptions, 'size' | 'seed'>): BodiesPlan {
  return { seed, bodies: SIZES[size] }
}
