import { createMemoryHarness } from './memory-harness.ts'
import { describeStoreContract } from './store-contract.ts'

describeStoreContract('the memory store', async () => createMemoryHarness())
