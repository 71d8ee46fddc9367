import fc from 'fast-check'
import { expect, it } from 'vitest'
import { anyDeliveryHistory, playDeliveryHistories } from './delivery-histories.ts'
import { createMemoryHarness } from './memory-harness.ts'

it('any order and repetition of what happens to a mail ends in one state', async () => {
  await fc.assert(
    fc.asyncProperty(anyDeliveryHistory(), async (history) => {
      const memory = createMemoryHarness()
      const [expected] = await playDeliveryHistories(memory, [history], { order: 'once' })
      const again = createMemoryHarness()
      const [found] = await playDeliveryHistories(again, [history], { order: 'shuffled' })
      expect(found).toEqual(expected)
      expect(await again.world.violations()).toEqual([])
    }),
    { numRuns: 3_000, seed: 8 },
  )
})
