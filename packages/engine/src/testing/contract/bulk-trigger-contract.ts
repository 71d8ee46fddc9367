import { describe, expect, it } from 'vitest'
import type { StoreHarness } from '../store-harness.ts'
import { LEASE_MS, NOBODY } from './scene.ts'

const LEASE = '00000000-0000-7000-8000-00000000aaaa'
const OTHER_LEASE = '00000000-0000-7000-8000-00000000bbbb'

export function describeBulkTrigger(harness: () => StoreHarness): void {
  const begin = async () => {
    const { store, world } = harness()
    const affiliateId = await world.addAffiliate()
    const { automationId } = await world.addAutomation({ affiliateId, delaysHours: [0, 24] })
    const first = await world.addLead({ affiliateId })
    const noAddress = await world.addLead({ affiliateId, email: null })
    const last = await world.addLead({ affiliateId })
    const stranger = await world.addLead({ affiliateId: await world.addAffiliate() })
    const portions = [[first, noAddress], [stranger, last], [first]]
    const bulkTriggerId = await world.addBulkTrigger({ affiliateId, portions, leaseToken: LEASE })
    const enrol = (leaseToken = LEASE, owner = affiliateId) =>
      store.enrolPortion({ affiliateId: owner, bulkTriggerId, leaseToken, leaseMs: LEASE_MS })
    return { automationId, first, noAddress, stranger, bulkTriggerId, enrol }
  }

  describe('a bulk trigger', () => {
    it('enrols portion by portion, and its report grows with each', async () => {
      const { world } = harness()
      const { automationId, first, noAddress, stranger, bulkTriggerId, enrol } = await begin()
      expect(await enrol()).toEqual({ kind: 'enrolled', leads: 2, more: true })
      expect(await world.readBulkTrigger(bulkTriggerId)).toEqual({
        status: 'running',
        doneLeads: 2,
        enrolledRuns: 1,
        plannedJobs: 2,
        skipped: { NO_ADDRESS: 1 },
        skippedLeads: [{ leadId: noAddress, automationId: null, reason: 'NO_ADDRESS' }],
      })
      expect(await enrol()).toEqual({ kind: 'enrolled', leads: 2, more: true })
      expect(await enrol()).toEqual({ kind: 'enrolled', leads: 1, more: false })
      expect(await world.readBulkTrigger(bulkTriggerId)).toEqual({
        status: 'completed',
        doneLeads: 5,
        enrolledRuns: 2,
        plannedJobs: 4,
        skipped: { NO_ADDRESS: 1, UNKNOWN_LEAD: 1, ALREADY_ENROLLED: 1 },
        skippedLeads: [
          { leadId: noAddress, automationId: null, reason: 'NO_ADDRESS' },
          { leadId: stranger, automationId: null, reason: 'UNKNOWN_LEAD' },
          { leadId: first, automationId, reason: 'ALREADY_ENROLLED' },
        ],
      })
      expect((await world.readCounters(automationId)).total).toBe(4)
      expect(await enrol()).toEqual({ kind: 'lost' })
    })

    it('is worked at by the holder of the lease alone', async () => {
      const { world } = harness()
      const { automationId, bulkTriggerId, enrol } = await begin()
      expect(await enrol(OTHER_LEASE)).toEqual({ kind: 'lost' })
      expect(await enrol(LEASE, NOBODY)).toEqual({ kind: 'lost' })
      expect(await world.readBulkTrigger(bulkTriggerId)).toMatchObject({ status: 'running', doneLeads: 0 })
      expect((await world.readCounters(automationId)).total).toBe(0)
    })
  })
}
