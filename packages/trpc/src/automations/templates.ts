import { AUTOMATION_TEMPLATES } from '@booster/contracts/automations/automation-templates'
import { automationTemplates } from '@booster/contracts/automations/automations'
import { noInput } from '@booster/contracts/wire/fields'
import { affiliateProcedure } from '../init.ts'

/** Sequences to start from. */
export const listTemplates = affiliateProcedure
  .input(noInput)
  .output(automationTemplates)
  .query(() => ({ templates: [...AUTOMATION_TEMPLATES] }))
