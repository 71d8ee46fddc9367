import { describeStoreContract } from '@booster/engine/testing/store-contract'
import { afterAll, beforeAll } from 'vitest'
import { createPgHarness, type PgHarness } from '../testing/store-harness.ts'

let harness: PgHarness

beforeAll(async () => {
  harness = await createPgHarness()
}, 60_000)

afterAll(async () => {
  await harness?.end()
})

describeStoreContract('PostgreSQL', () => harness.begin())
