import type { Clock } from './ports.ts'

/** A bounded number of sending slots. Reserved before a claim, so that two drains never claim the same slot. */
export type Slots = {
  /** Takes up to `atMost` free slots. @returns how many were taken */
  reserve(atMost: number): number
  release(count: number): void
  readonly taken: number
  /** Resolves when `count` slots are free; after `patienceMs`, as soon as one is. */
  waitForFree(count: number, patienceMs: number): Promise<void>
}

type Waiter = { count: number; readonly resume: () => void }

export function createSlots(total: number, clock: Pick<Clock, 'after'>): Slots {
  let taken = 0
  const waiting = new Set<Waiter>()

  const resumeReady = (): void => {
    for (const waiter of waiting) {
      if (waiter.count > total - taken) continue
      waiting.delete(waiter)
      waiter.resume()
    }
  }

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
      resumeReady()
    },
    waitForFree: (count, patienceMs) => {
      if (total - taken >= count) return Promise.resolve()
      return new Promise((resolve) => {
        const waiter: Waiter = {
          count,
          resume: () => {
            cancelTimer()
            resolve()
          },
        }
        const cancelTimer = clock.after(patienceMs, () => {
          waiter.count = 1
          resumeReady()
        })
        waiting.add(waiter)
      })
    },
  }
}
