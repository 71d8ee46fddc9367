/** A source of numbers that only look random: the same seed tells the same story. */
export type DemoRandom = {
  /** A number in [0, 1). */
  readonly next: () => number
  /** An integer from `least` to `most`, both included. */
  readonly between: (least: number, most: number) => number
  readonly chance: (probability: number) => boolean
  /** @throws RangeError when there is nothing to pick from */
  readonly pick: <T>(items: readonly T[]) => T
}

/** Small and fast (mulberry32); good enough for made-up people, useless for secrets. */
export function createDemoRandom(seed: number): DemoRandom {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000
  }
  const between = (least: number, most: number): number => least + Math.floor(next() * (most - least + 1))
  const pick = <T>(items: readonly T[]): T => {
    const item = items[between(0, items.length - 1)]
    if (item === undefined) throw new RangeError('Nothing to pick from.')
    return item
  }
  return { next, between, chance: (probability) => next() < probability, pick }
}
