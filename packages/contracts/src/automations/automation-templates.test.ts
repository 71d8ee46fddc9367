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
})
