import { automationTemplates } from '@booster/contracts/automation'
import { AUTOMATION_TEMPLATES } from '@booster/contracts/automation-templates'
import { noInput } from '@booster/contracts/fields'
import { affiliateProcedure } from '../init.ts'

/** Sequences to start from. */
export const listTemplates = affiliateProcedure
  .input(noInput)
  .output(automationTemplates)
  .query(() => ({ templates: [...AUTOMATION_TEMPLATES] }))
