import { afterEach, beforeEach, describe, expect } from 'vitest'
import { describeBreaker } from './contract/breaker-contract.ts'
import { describeBulkTrigger } from './contract/bulk-trigger-contract.ts'
import { describeClaim } from './contract/claim-contract.ts'
import { describeDelivery } from './contract/delivery-contract.ts'
import { describeEvents } from './contract/event-contract.ts'
import { describeForecast } from './contract/forecast-contract.ts'
import { describeLeads } from './contract/lead-contract.ts'
import { describeLease } from './contract/lease-contract.ts'
import { describePublish } from './contract/publish-contract.ts'
import { describeReentry } from './contract/reentry-contract.ts'
import { describeRefusals } from './contract/refusal-contract.ts'
import { describeResolve } from './contract/resolve-contract.ts'
import { describeSettle } from './contract/settle-contract.ts'
import { describeSteerJobs } from './contract/steer-jobs-contract.ts'
import { describeSteerRuns } from './contract/steer-runs-contract.ts'
import { describeStopsByLink } from './contract/stop-by-link-contract.ts'
import { describeSuspension } from './contract/suspension-contract.ts'
import { describeTopUps } from './contract/top-up-contract.ts'
import { describeTrigger } from './contract/trigger-contract.ts'
import type { StoreHarness } from './store-harness.ts'

/**
 * Every promise of the Store, in words. The same tests run on the reference model and on PostgreSQL; after each
 * of them the invariants must hold.
 * @param makeHarness gives an empty world for each test
 */
export function describeStoreContract(name: string, makeHarness: () => Promise<StoreHarness>): void {
  describe(`the store contract on ${name}`, () => {
    let current: StoreHarness | undefined
    const harness = (): StoreHarness => {
      if (current === undefined) throw new Error('there is no world outside a test')
      return current
    }
    beforeEach(async () => {
      current = await makeHarness()
    })
    afterEach(async () => {
      expect(await harness().world.violations()).toEqual([])
    })
    describeTrigger(harness)
    describeLeads(harness)
    describeBulkTrigger(harness)
    describeClaim(harness)
    describeBreaker(harness)
    describeEvents(harness)
    describeForecast(harness)
    describeSettle(harness)
    describeLease(harness)
    describeResolve(harness)
    describeDelivery(harness)
    describeSteerRuns(harness)
    describeReentry(harness)
    describeStopsByLink(harness)
    describeSteerJobs(harness)
    describeRefusals(harness)
    describeSuspension(harness)
    describePublish(harness)
    describeTopUps(harness)
  })
}
