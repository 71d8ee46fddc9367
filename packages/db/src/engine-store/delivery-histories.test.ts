import { playDeliveryHistories, sampleDeliveryHistories } from '@booster/engine/testing/delivery-histories'
import { createMemoryHarness } from '@booster/engine/testing/memory-harness'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createPgHarness, type PgHarness } from '../testing/store-harness.ts'

const HISTORIES = 2_000
const SEED = 8

let harness: PgHarness

beforeAll(async () => {
  harness = await createPgHarness()
}, 60_000)

afterAll(async () => {
  await harness?.end()
})

it('any order and repetition of what happens to a mail ends in one state, the one of the reference model', async () => {
  const histories = sampleDeliveryHistories(HISTORIES, SEED)
  const onPostgres = await harness.begin()
  const found = await playDeliveryHistories(onPostgres, histories, { order: 'shuffled' })
  for (const [n, history] of histories.entries()) {
    const [wanted] = await playDeliveryHistories(createMemoryHarness(), [history], { order: 'once' })
    expect(found[n], `${n}: ${JSON.stringify(history)}`).toEqual(wanted)
  }
  expect(await onPostgres.world.violations()).toEqual([])
  expect(await countDeadlocks()).toBe(0)
}, 240_000)

/** Histories that happen at once share credits, steps and counters: every operation must lock its rows in the same order. */
async function countDeadlocks(): Promise<number> {
  const { rows } = await harness.pool.query<{ deadlocks: number }>(
    `SELECT "deadlocks"::int FROM pg_stat_database WHERE "datname" = current_database()`,
  )
  return rows[0]?.deadlocks ?? -1
}
