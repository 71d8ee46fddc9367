import { automationDetail, automationPublishStepsInput } from '@booster/contracts/automations/automations'
import { demandChanged } from '../errors.ts'
import { affiliateProcedure } from '../init.ts'
import { readAutomationDetail } from './read-automation-detail.ts'

/** New text for every e-mail not yet sent; the plan of running leads stays as it was. */
export const publishSteps = affiliateProcedure
  .input(automationPublishStepsInput)
  .output(automationDetail)
  .mutation(async ({ ctx, input }) => {
    const { affiliateId, services, actor } = ctx
    const key = { affiliateId, automationId: input.id }
    const steps = input.steps.map(({ id, ...step }) => (id === undefined ? step : { ...step, id }))
    demandChanged('Automation', await services.store.publishSteps({ ...key, steps, actor }))
    return readAutomationDetail(services.pool, key)
  })
