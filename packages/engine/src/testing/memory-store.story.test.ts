import fc from 'fast-check'
import { expect, it } from 'vitest'
import { createMemoryHarness } from './memory-harness.ts'
import { playRandomStory } from './random-story.ts'

it('whatever is done in whatever order, the reference model breaks no invariant', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer(), async (seed) => {
      const harness = createMemoryHarness()
      for await (const { deed } of playRandomStory(harness, { seed, deeds: 120 })) {
        expect(await harness.world.violations(), `after: ${deed}`).toEqual([])
      }
    }),
    { numRuns: 40 },
  )
})
