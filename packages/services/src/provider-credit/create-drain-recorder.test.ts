import { describe, expect, it, vi } from 'vitest'
import { createDrainRecorder } from './create-drain-recorder.ts'
import type { DrainStore, FinishedDrain } from './ports.ts'

const DRAIN = {
  processId: 'p',
  cause: 'wake',
  durationMs: 3,
  claimed: 1,
  accepted: 1,
  failed: 0,
  provider: 'mailketing',
} as const

/** What a store would write: there is no database below, because only the moments of writing are looked at. */
function start({ sentSinceCheck = 0, fails = 0 } = {}) {
  const written: FinishedDrain[][] = []
  const seen = { checks: 0, errors: [] as unknown[], failing: fails }
  const store: DrainStore = {
    recordDrains: async (drains) => {
      if (seen.failing-- > 0) throw new Error('away')
      written.push([...drains])
      return { sentSinceCheck }
    },
    takeCheckAfterSends: async () => true,
  }
  const recorder = createDrainRecorder({
    store,
    checkCredit: async () => {
      seen.checks += 1
    },
    onError: (error) => {
      seen.errors.push(error)
    },
  })
  return { recorder, written, seen, sizes: () => written.map((drains) => drains.length) }
}

describe('createDrainRecorder', () => {
  it('writes the first at once, those of the next second together, and what is left at the end', async () => {
    vi.useFakeTimers()
    try {
      const { recorder, written, sizes } = start()
      recorder.record(DRAIN)
      await vi.advanceTimersByTimeAsync(0)
      expect(sizes()).toEqual([1])
      recorder.record(DRAIN)
      await vi.advanceTimersByTimeAsync(400)
      recorder.record(DRAIN)
      expect(sizes()).toEqual([1])
      await vi.advanceTimersByTimeAsync(600)
      expect(sizes()).toEqual([1, 2])
      expect(written[1]?.map((drain) => Math.round(drain.endedAgoMs))).toEqual([1_000, 600])
      // A second without any: the next one is a first again.
      await vi.advanceTimersByTimeAsync(1_500)
      recorder.record(DRAIN)
      await vi.advanceTimersByTimeAsync(0)
      recorder.record(DRAIN)
      await recorder.close()
      expect(sizes()).toEqual([1, 2, 1, 1])
    } finally {
      vi.useRealTimers()
    }
  })

  it('checks the credit when enough was sent and it is the turn of this process', async () => {
    const few = start({ sentSinceCheck: 999 })
    few.recorder.record(DRAIN)
    await few.recorder.close()
    expect(few.seen.checks).toBe(0)
    const many = start({ sentSinceCheck: 1_000 })
    many.recorder.record(DRAIN)
    await many.recorder.close()
    expect(many.seen.checks).toBe(1)
  })

  it('says what went wrong, and goes on', async () => {
    const { recorder, sizes, seen } = start({ fails: 1 })
    recorder.record(DRAIN)
    recorder.record(DRAIN)
    await recorder.close()
    expect(seen.errors).toHaveLength(1)
    expect(sizes()).toEqual([1])
  })
})
