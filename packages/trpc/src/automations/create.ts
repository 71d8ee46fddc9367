import { automationCreated, automationCreateInput } from '@booster/contracts/automations/automations'
import { writeAutomation } from '@booster/db/engine-store/steer/write-automation'
import { affiliateProcedure } from '../init.ts'
import { demandPublishable } from './demand-publishable.ts'

/** A new sequence with its steps: a draft, or active at once. */
export const createAutomation = affiliateProcedure
  .input(automationCreateInput)
  .output(automationCreated)
  .mutation(async ({ ctx, input }) => {
    const { activate, ...automation } = input
    if (automation.steps.length > 0) demandPublishable(automation.steps)
    const status = activate ? 'active' : 'draft'
    const { pool, clock } = ctx.services
    const { affiliateId, actor } = ctx
    const id = await writeAutomation({ pool, clock }, { ...automation, affiliateId, actor, status })
    return { id, status }
  })
