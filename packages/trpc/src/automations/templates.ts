import { automationTemplates } from '@booster/contracts/automation'
import { AUTOMATION_TEMPLATES } from '@booster/contracts/automation-templates'
import { affiliateProcedure } from '../init.ts'

/** Sequences to start from. */
export const listTemplates = affiliateProcedure
  .output(automationTemplates)
  .query(() => ({ templates: [...AUTOMATION_TEMPLATES] }))
