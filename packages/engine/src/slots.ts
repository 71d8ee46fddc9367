/** A bounded number of sending slots. Reserved before a claim, so that two drains never claim the same slot. */
export type Slots = {
  /** Takes up to `atMost` free slots. @returns how many were taken */
  reserve(atMost: number): number
  release(count: number): void
  readonly taken: number
  /** Resolves when at least `count` slots are free. */
  waitForFree(count: number): Promise<void>
}

export const createSlots = (total: number): Slots => {
  let taken = 0
  let waiting: { readonly count: number; readonly resume: () => void }[] = []
  return {
    get taken() {
      return taken
    },
    reserve: (atMost) => {
      const count = Math.max(0, Math.min(total - taken, atMost))
      taken += count
      return count
    },
    release: (count) => {
      taken -= count
      if (waiting.length === 0) return
      const free = total - taken
      const ready = waiting.filter((w) => w.count <= free)
      waiting = waiting.filter((w) => w.count > free)
      for (const w of ready) w.resume()
    },
    waitForFree: (count) =>
      total - taken >= count ? Promise.resolve() : new Promise((resume) => waiting.push({ count, resume })),
  }
}
