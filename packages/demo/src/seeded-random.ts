import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64'
import { uniformInt } from 'pure-rand/distribution/uniformInt'
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'

/** Everything that a demo, a simulation or a random test leaves to chance comes from one of these. */
export type SeededRandom = {
  /** A number in [0, 1). */
  next(): number
  /** An integer from 0 to n - 1. */
  below(n: number): number
  /** An integer from `least` to `most`, both included. */
  between(least: number, most: number): number
  chance(probability: number): boolean
  /** @throws RangeError when there is nothing to pick from */
  pick<T>(items: readonly T[]): T
}

/**
 * The same seed gives the same numbers on every machine, as long as the major version of pure-rand stays: a recorded
 * seed is worth something only together with the commit that it was recorded on.
 */
export function createSeededRandom(seed: number): SeededRandom {
  const generator = xoroshiro128plus(seed)
  const next = (): number => uniformFloat64(generator)
  const between = (least: number, most: number): number => uniformInt(generator, least, most)
  const below = (n: number): number => between(0, n - 1)
  return {
    next,
    below,
    between,
    chance: (probability) => next() < probability,
    pick: <T>(items: readonly T[]): T => {
      if (items.length === 0) throw new RangeError('Nothing to pick from.')
      return items[below(items.length)] as T
    },
  }
}
