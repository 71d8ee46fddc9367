import { describe, expect, it } from 'vitest'
import type { StoreHarness } from '../store-harness.ts'
import {
  ACCEPTED,
  BY,
  claim,
  claimOne,
  enrolScene,
  HOUR_MS,
  must,
  NOBODY,
  settleAs,
  statusesOf,
} from './scene.ts'

export function describeSuspension(harness: () => StoreHarness): void {
  describe('a suspended affiliate', () => {
    const suspend = (affiliateId: string) =>
      harness().store.suspendAffiliate({ affiliateId, reason: 'complaints', ...BY })
    const release = (affiliateId: string) =>
      harness().store.releaseAffiliate({ affiliateId, reason: 'settled', ...BY })

    it('sends nothing, and on release all that was held leaves, in its order and once', async () => {
      const { world } = harness()
      const { affiliateId, automationId, runId } = await enrolScene(harness(), { delaysHours: [0, 1] })
      expect(await suspend(affiliateId)).toEqual({ kind: 'changed' })
      expect(await claim(harness())).toMatchObject({ jobs: [], refused: 1 })
      await world.advance(3 * HOUR_MS)
      expect(await claim(harness())).toMatchObject({ jobs: [], refused: 1 })
      for (const job of await world.readJobs(runId))
        expect(job).toMatchObject({
          status: 'held',
          holdReason: 'AFFILIATE_SUSPENDED',
          creditReserved: false,
        })
      expect((await world.readCounters(automationId)).held).toBe(2)
      expect(await release(affiliateId)).toEqual({ kind: 'released', revivedJobs: 2 })
      expect((await world.readCounters(automationId)).held).toBe(0)
      for (const stepOrder of [1, 2]) {
        const job = await claimOne(harness())
        expect(job.stepOrder).toBe(stepOrder)
        await settleAs(harness(), job, ACCEPTED)
        await world.advance(HOUR_MS)
      }
      expect(await claim(harness())).toMatchObject({ jobs: [], refused: 0 })
      expect(await world.readLedger(affiliateId)).toHaveLength(3)
    })

    it('lets what is on its way arrive, and charges it', async () => {
      const { world } = harness()
      const { affiliateId, runId } = await enrolScene(harness())
      const job = await claimOne(harness())
      await suspend(affiliateId)
      await settleAs(harness(), job, ACCEPTED)
      expect(statusesOf(await world.readJobs(runId))).toEqual(['completed'])
      expect((await world.readCredit(affiliateId)).totalUsed).toBe(1)
    })

    it('has its jobs due at once when it is released, and what another pause holds stays held', async () => {
      const { store, world } = harness()
      const { affiliateId, runId, automationId } = await enrolScene(harness())
      await store.setAutomationStatus({ affiliateId, automationId, status: 'paused', ...BY })
      await claim(harness())
      await suspend(affiliateId)
      expect(await release(affiliateId)).toEqual({ kind: 'released', revivedJobs: 0 })
      expect(must((await world.readJobs(runId))[0]).holdReason).toBe('AUTOMATION_PAUSED')
      await suspend(affiliateId)
      await store.setAutomationStatus({ affiliateId, automationId, status: 'active', ...BY })
      expect(await claim(harness())).toMatchObject({ jobs: [], refused: 1 })
      expect(await store.nextDueInMs()).toBeNull()
      await release(affiliateId)
      expect(await store.nextDueInMs()).toBe(0)
    })

    it('leaves every other affiliate alone', async () => {
      const { world } = harness()
      const one = await enrolScene(harness())
      const other = await enrolScene(harness())
      await suspend(one.affiliateId)
      await claim(harness())
      await claim(harness())
      expect(statusesOf(await world.readJobs(one.runId))).toEqual(['held'])
      expect(statusesOf(await world.readJobs(other.runId))).toEqual(['processing'])
    })

    it('is suspended once and released once, and must exist', async () => {
      const affiliateId = await harness().world.addAffiliate()
      expect(await release(affiliateId)).toEqual({ kind: 'unchanged', reason: 'NOT_SUSPENDED' })
      await suspend(affiliateId)
      expect(await suspend(affiliateId)).toEqual({ kind: 'unchanged', reason: 'ALREADY_SUSPENDED' })
      await release(affiliateId)
      expect(await release(affiliateId)).toEqual({ kind: 'unchanged', reason: 'NOT_SUSPENDED' })
      expect(await suspend(NOBODY)).toEqual({ kind: 'unknown' })
      expect(await release(NOBODY)).toEqual({ kind: 'unknown' })
    })
  })
}
