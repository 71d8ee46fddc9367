/** Numbers that look random; everything a simulation leaves to chance comes from one of these. */
export type Dice = {
  /** In [0, 1). */
  next(): number
  /** A whole number from 0 to n - 1. */
  below(n: number): number
  between(least: number, most: number): number
  chance(probability: number): boolean
  /** @throws Error when there is nothing to pick from */
  pick<T>(from: readonly T[]): T
}

/** The same seed gives the same numbers, on every machine. */
export function createDice(seed: number): Dice {
  let state = seed | 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
  const below = (n: number): number => Math.floor(next() * n)
  return {
    next,
    below,
    between: (least, most) => least + below(most - least + 1),
    chance: (probability) => next() < probability,
    pick: <T>(from: readonly T[]): T => {
      const picked = from[below(from.length)]
      if (picked === undefined) throw new Error('there is nothing to pick from')
      return picked
    },
  }
}
