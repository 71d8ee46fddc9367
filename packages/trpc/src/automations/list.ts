import {
  automationList,
  automationListInput,
  automationRow,
} from '@booster/contracts/automations/automations'
import {
  type AutomationFacts,
  listAutomations as listAutomationFacts,
} from '@booster/db/automations/list-automations'
import { isoOf, isoOrNull } from '@booster/db/connection/iso-time'
import { readServerNow } from '@booster/db/connection/read-server-now'
import { affiliateProcedure } from '../init.ts'

/** The affiliate's sequences with what they did and what comes next. */
export const listAutomations = affiliateProcedure
  .input(automationListInput)
  .output(automationList)
  .query(async ({ ctx, input }) => {
    const { pool, reads, clock } = ctx.services
    const [automations, serverNow] = await Promise.all([
      listAutomationFacts(reads, {
        affiliateId: ctx.affiliateId,
        clock,
        zone: ctx.viewer.timeZone,
        ...input,
      }),
      readServerNow(pool, clock),
    ])
    return { automations: automations.map(automationRowOf), serverNow }
  })

function automationRowOf(automation: AutomationFacts) {
  return automationRow.parse({
    ...automation,
    lastExecutedAt: isoOrNull(automation.lastExecutedAt),
    nextDueAt: isoOrNull(automation.nextDueAt),
    createdAt: isoOf(automation.createdAt),
  })
}
