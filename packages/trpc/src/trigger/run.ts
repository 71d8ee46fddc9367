import { triggerReport, triggerRunInput } from '@booster/contracts/triggers'
import { triggerLeads } from '@booster/services/triggers/trigger-leads'
import { affiliateProcedure } from '../init.ts'
import { demandKnownLeads } from './demand-known-leads.ts'

/** Puts leads into every active automation of a trigger type. */
export const runTrigger = affiliateProcedure
  .input(triggerRunInput)
  .output(triggerReport)
  .mutation(async ({ ctx, input }) => {
    const { leadIds, triggerType, automationId, triggerKey, triggerData } = input
    const { enrolled, skipped, jobs, knownLeads } = await triggerLeads(ctx.services.store, {
      affiliateId: ctx.affiliateId,
      leadIds,
      triggerType,
      actor: ctx.actor,
      ...(automationId === undefined ? {} : { automationId }),
      ...(triggerKey === undefined ? {} : { triggerKey }),
      ...(triggerData === undefined ? {} : { triggerData }),
    })
    demandKnownLeads(knownLeads)
    return { enrolled: [...enrolled], skipped: [...skipped], jobs }
  })
