import { router } from '../init.ts'
import { createAutomation } from './create.ts'
import { getAutomation } from './get.ts'
import { listAutomations } from './list.ts'
import { publishSteps } from './publish-steps.ts'
import { setAutomationStatus } from './set-status.ts'
import { listTemplates } from './templates.ts'

export const automationRouter = router({
  list: listAutomations,
  get: getAutomation,
  create: createAutomation,
  setStatus: setAutomationStatus,
  publishSteps: publishSteps,
  templates: listTemplates,
})
