import { expect, it } from 'vitest'
import { BY, NOBODY } from '../testing/contract/scene.ts'
import { createMemoryHarness } from '../testing/memory-harness.ts'
import { triggerLeads } from './1-trigger.ts'

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
