import { automationDetail, automationUpdateInput } from '@booster/contracts/automations/automations'
import { updateAutomation as writeSettings } from '@booster/db/automations/update-automation'
import { demandChanged } from '../errors.ts'
import { affiliateProcedure } from '../init.ts'
import { readAutomationDetail } from './read-automation-detail.ts'

/** Name, rules and state of a sequence: only what is given changes, all of it or nothing. */
export const updateAutomation = affiliateProcedure
  .input(automationUpdateInput)
  .output(automationDetail)
  .mutation(async ({ ctx, input }) => {
    const { id, status, ...settings } = input
    const { pool, clock } = ctx.services
    const key = { affiliateId: ctx.affiliateId, automationId: id }
    const given = Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined))
    const answer = await writeSettings({ pool, clock }, { ...key, actor: ctx.actor, settings: given, status })
    demandChanged('Automation', answer)
    return readAutomationDetail(pool, key)
  })
