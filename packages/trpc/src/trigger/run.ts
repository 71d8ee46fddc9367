import { triggerReport, triggerRunInput } from '@booster/contracts/trigger'
import { affiliateProcedure } from '../init.ts'
import { demandKnownLeads } from './demand-known-leads.ts'

/** Puts leads into every active automation of a trigger type. */
export const runTrigger = affiliateProcedure
  .input(triggerRunInput)
  .output(triggerReport)
  .mutation(async ({ ctx, input }) => {
    const { leadIds, triggerType, automationId, triggerKey, triggerData } = input
    const asked = [...new Set(leadIds)]
    const report = await ctx.services.store.enrolLeads({
      affiliateId: ctx.affiliateId,
      leadIds: asked,
      triggerType,
      actor: ctx.actor,
      ...(automationId === undefined ? {} : { automationId }),
      ...(triggerKey === undefined ? {} : { triggerKey }),
      ...(triggerData === undefined ? {} : { triggerData }),
    })
    const unknown = report.skipped.filter(({ reason }) => reason === 'UNKNOWN_LEAD')
    demandKnownLeads(asked.length - new Set(unknown.map(({ leadId }) => leadId)).size)
    const jobs = report.enrolled.reduce((sum, enrolment) => sum + enrolment.jobs, 0)
    return { enrolled: [...report.enrolled], skipped: [...report.skipped], jobs }
  })
