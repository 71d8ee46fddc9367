import type { ProofOptions } from '../proof-options.ts'

export type ImportsPlan = {
  readonly seed: number
  readonly rows: number
  /** Of all processes that work at the import, at one moment. */
  readonly kills: number
  /** Immediate stops of the whole server, among the kills. */
  readonly crashes: number
}

const SIZES = {
  quick: { rows: 10_000, kills: 3, crashes: 1 },
  default: { rows: 100_000, kills: 20, crashes: 3 },
  night: { rows: 250_000, kills: 60, crashes: 9 },
} as const

export function planImports({ size, seed }: Pick<ProofOptions, 'size' | 'seed'>): ImportsPlan {
  return { seed, ...SIZES[size] }
}
