import { createMemoryHarness } from '@booster/engine/testing/memory-harness'
import { playRandomStory } from '@booster/engine/testing/random-story'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createPgHarness, type PgHarness } from '../testing/store-harness.ts'

let harness: PgHarness

beforeAll(async () => {
  harness = await createPgHarness()
}, 60_000)

afterAll(async () => {
  await harness?.end()
})

const SEEDS = Array.from({ length: 16 }, (_, n) => n + 1)

it.each(SEEDS)(
  'PostgreSQL tells random story %i as the reference model does',
  async (seed) => {
    const onPostgres = await harness.begin()
    const story = { seed, deeds: 100, lookEvery: 10 }
    const expected = playRandomStory(createMemoryHarness(), story)
    let told = ''
    for await (const chapter of playRandomStory(onPostgres, story)) {
      told += `${chapter.deed}, `
      expect(chapter, told).toEqual((await expected.next()).value)
    }
    expect(await onPostgres.world.violations(), told).toEqual([])
  },
  60_000,
)
