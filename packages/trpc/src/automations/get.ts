import { automationDetail, automationInput } from '@booster/contracts/automations/automations'
import { affiliateProcedure } from '../init.ts'
import { readAutomationDetail } from './read-automation-detail.ts'

/** One sequence with its steps. */
export const getAutomation = affiliateProcedure
  .input(automationInput)
  .output(automationDetail)
  .query(({ ctx, input }) =>
    readAutomationDetail(ctx.services.pool, { affiliateId: ctx.affiliateId, automationId: input.id }),
  )
