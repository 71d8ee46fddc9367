import { describe, expect, it } from 'vitest'
import { createSendRate } from './send-rate.ts'

describe('createSendRate', () => {
  it('lets the first second through at once and makes the rest wait in order', async () => {
    const rate = createSendRate(20)
    const startedAt = performance.now()
    const order: number[] = []
    const turns = Array.from({ length: 30 }, (_unused, index) => {
      const turn = rate?.take() ?? null
      return Promise.resolve(turn).then(() => order.push(index))
    })
    await Promise.all(turns)
    expect(performance.now() - startedAt).toBeGreaterThan(400)
    expect(order).toEqual(order.toSorted((a, b) => a - b))
  })

  it('is not there without a limit', () => expect(createSendRate(0)).toBeUndefined())
})
