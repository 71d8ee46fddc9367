import { TRIGGER_TYPES } from '@booster/engine/domain/automation'
import { describe, expect, it } from 'vitest'
import { AUTOMATION_TEMPLATES } from './automation-templates.ts'
import { automationCreateInput } from './automations.ts'

describe('automation templates', () => {
  it('has one for every trigger', () => {
    expect(AUTOMATION_TEMPLATES.map((template) => template.triggerType).toSorted()).toEqual(
      TRIGGER_TYPES.toSorted(),
    )
  })

  it.each(AUTOMATION_TEMPLATES)('$key can be created as it stands', ({ name, triggerType, steps }) => {
    const parsed = automationCreateInput.parse({ name, triggerType, steps })
    expect(parsed.steps).toEqual(steps)
  })

  it.each(AUTOMATION_TEMPLATES)(
    '$key asks nobody to answer, which not every provider can carry',
    ({ steps }) => {
      for (const step of steps)
        expect(`${step.emailSubject} ${step.preheader} ${step.emailBody}`).not.toMatch(
          /\b(balas|membalas|reply)\b/i,
        )
    },
  )
})
