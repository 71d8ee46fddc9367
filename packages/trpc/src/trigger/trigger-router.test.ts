import { TRIGGER_TYPES } from '@booster/engine/domain/automation'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createCaller } from '../root.ts'
import { contextOf, setUpTwoAffiliates, type TwoAffiliates } from '../testing/two-affiliates.ts'

let world: TwoAffiliates
let caller: ReturnType<typeof createCaller>

beforeAll(async () => {
  world = await setUpTwoAffiliates()
  caller = createCaller(contextOf(world.owner, world.services))
}, 60_000)

afterAll(() => world?.close())

/** Leads of every kind, and one that nobody knows. */
async function readLeadIds(): Promise<string[]> {
  const { leads } = await caller.lead.list({ limit: 60 })
  const blocked = await Promise.all(
    (['NO_ADDRESS', 'UNSUBSCRIBED', 'SUPPRESSED'] as const).map((reason) =>
      caller.lead.list({ blocked: reason, limit: 5 }),
    ),
  )
  const ids = [...leads, ...blocked.flatMap((list) => list.leads)].map((lead) => lead.id)
  return [...new Set(ids), '00000000-0000-7000-8000-000000000000']
}

function keyOf(row: { leadId: string; automationId: string | null; reason?: string }): string {
  return `${row.leadId} ${row.automationId} ${row.reason ?? ''}`
}

describe('the preview of a trigger', () => {
  it.each(TRIGGER_TYPES)('foretells what %s does, and a second time nobody enters', async (triggerType) => {
    const leadIds = await readLeadIds()
    const preview = await caller.trigger.preview({ leadIds, triggerType })
    const report = await caller.trigger.run({ leadIds, triggerType })
    expect(report.enrolled.map(keyOf).toSorted()).toEqual(preview.enrol.map(keyOf).toSorted())
    expect(report.skipped.map(keyOf).toSorted()).toEqual(preview.skip.map(keyOf).toSorted())
    expect(report.jobs).toBe(preview.creditsNeeded)
    const again = await caller.trigger.run({ leadIds, triggerType })
    expect(again.enrolled.filter(({ automationId }) => automationId !== null)).toEqual([])
  })
})

describe('a new automation', () => {
  it('is written whole, and its steps can be published again', async () => {
    const { templates } = await caller.automation.templates()
    const [template] = templates
    if (template === undefined) throw new Error('There is no template')
    const { name, triggerType, steps } = template
    const { id, status } = await caller.automation.create({ name, triggerType, steps, activate: true })
    expect(status).toBe('active')
    const made = await caller.automation.get({ id })
    expect(made.steps).toMatchObject(
      steps.map((step, index) => ({ ...step, stepOrder: index + 1, version: 1 })),
    )
    const { rows } = await world.pool.query(
      `SELECT count(*)::int AS "versions" FROM "AffiliateAutomationStepVersion" WHERE "stepId" = ANY ($1::uuid[])`,
      [made.steps.map((step) => step.id)],
    )
    expect(rows).toEqual([{ versions: steps.length }])
    const [first] = made.steps
    const text = { delayMinutes: 0, emailSubject: 'Baru, {{nama|Kak}}', emailBody: '<p>Baru</p>' }
    await caller.automation.saveDraft({ id, steps: [{ id: first?.id, ...text }] })
    await caller.automation.publish({ id, revision: 1 })
    expect((await caller.automation.get({ id })).steps).toMatchObject([
      { id: first?.id, ...text, version: 2 },
    ])
    await expect(caller.automation.setStatus({ id, status: 'active' })).rejects.toMatchObject({
      code: 'CONFLICT',
    })
    expect(await caller.automation.setStatus({ id, status: 'archived' })).toEqual({ id, status: 'archived' })
  })
})
