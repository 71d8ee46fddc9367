import { expect, it } from 'vitest'
import { BY, NOBODY } from '../testing/contract/scene.ts'
import { createMemoryHarness } from '../testing/memory-harness.ts'
import { triggerLeads, triggerPortions } from './1-trigger.ts'

const LEASE = '00000000-0000-7000-8000-00000000aaaa'

it('enrols any number of leads, a thousand per transaction', async () => {
  const { store, world } = createMemoryHarness()
  const affiliateId = await world.addAffiliate()
  await world.addAutomation({ affiliateId })
  const known = await world.addLead({ affiliateId })
  const portions: number[] = []
  const report = await triggerLeads(
    {
      enrolLeads: (input) => {
        portions.push(input.leadIds.length)
        return store.enrolLeads(input)
      },
    },
    {
      affiliateId,
      leadIds: [...Array.from({ length: 2_000 }, (_, n) => `${NOBODY}-${n}`), known],
      triggerType: 'AFTER_OPTIN',
      ...BY,
    },
  )
  expect(portions).toEqual([1_000, 1_000, 1])
  expect(report.enrolled).toMatchObject([{ leadId: known, jobs: 1 }])
  expect(report.skipped).toHaveLength(2_000)
})

it('works through a bulk trigger until it is done, lost, or may not go on', async () => {
  const { store, world } = createMemoryHarness()
  const affiliateId = await world.addAffiliate()
  await world.addAutomation({ affiliateId })
  const portions = [[await world.addLead({ affiliateId })], [await world.addLead({ affiliateId })]]
  const bulkTriggerId = await world.addBulkTrigger({ affiliateId, portions, leaseToken: LEASE })
  const work = (leaseToken: string, turns: number) => {
    let left = turns
    const mayGoOn = () => left-- > 0
    return triggerPortions(store, {
      lease: { affiliateId, bulkTriggerId, leaseToken },
      leaseMs: 1_000,
      mayGoOn,
    })
  }
  expect(await work(NOBODY, 9)).toBe('lost')
  expect(await work(LEASE, 1)).toBe('stopped')
  expect(await world.readBulkTrigger(bulkTriggerId)).toMatchObject({ doneLeads: 1, enrolledRuns: 1 })
  expect(await work(LEASE, 9)).toBe('completed')
  expect(await world.readBulkTrigger(bulkTriggerId)).toMatchObject({ doneLeads: 2, enrolledRuns: 2 })
})
