import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createSlots } from './slots.ts'

let timers: { readonly ms: number; readonly call: () => void }[] = []
const clock = {
  after: (ms: number, call: () => void) => {
    const timer = { ms, call }
    timers.push(timer)
    return () => {
      timers = timers.filter((t) => t !== timer)
    }
  },
}

describe('createSlots', () => {
  it('never gives more than there are', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 8 }),
        fc.array(fc.integer({ min: 0, max: 10 })),
        (total, wishes) => {
          const slots = createSlots(total, clock)
          let held = 0
          for (const [n, wish] of wishes.entries()) {
            if (n % 2 === 0) {
              const taken = slots.reserve(wish)
              expect(taken).toBe(Math.min(wish, total - held))
              held += taken
            } else {
              const back = Math.min(wish, held)
              slots.release(back)
              held -= back
            }
            expect(slots.taken).toBe(held)
            expect(held).toBeLessThanOrEqual(total)
          }
        },
      ),
    )
  })

  it('lets those wait who ask for more than is free', async () => {
    const slots = createSlots(4, clock)
    slots.reserve(4)
    let woken = 0
    const waiting = slots.waitForFree(2, 20).then(() => {
      woken += 1
    })
    slots.release(1)
    await Promise.resolve()
    expect(woken).toBe(0)
    slots.release(1)
    await waiting
    expect(woken).toBe(1)
    expect(timers).toEqual([])
  })

  it('gives those who have waited long enough the first slot that is free', async () => {
    const slots = createSlots(4, clock)
    slots.reserve(4)
    let woken = false
    const waiting = slots.waitForFree(2, 20).then(() => {
      woken = true
    })
    expect(timers.map(({ ms }) => ms)).toEqual([20])
    timers[0]?.call()
    await Promise.resolve()
    expect(woken).toBe(false)
    slots.release(1)
    await waiting
    const soon = slots.waitForFree(2, 20)
    timers.at(-1)?.call()
    await soon
    expect(timers).toEqual([])
  })
})
