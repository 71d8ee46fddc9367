import { leadCursorOf, parseLeadCursor } from '@booster/contracts/leads/lead-cursor'
import { leadList, leadListInput } from '@booster/contracts/leads/leads'
import { listLeads as listLeadPage } from '@booster/db/leads/list-leads'
import { badInput } from '../errors.ts'
import { affiliateProcedure } from '../init.ts'
import { leadRowOf } from './lead-row.ts'

/** Leads in the wanted order; `nextCursor` leads on. */
export const listLeads = affiliateProcedure
  .input(leadListInput)
  .output(leadList)
  .query(async ({ ctx, input }) => {
    const { cursor, limit, sort, ...filter } = input
    const after = parseLeadCursor(cursor ?? '')
    if (after !== null && (after.by === 'name') !== sort.startsWith('name'))
      throw badInput('cursor', 'is of a list in another order')
    const { affiliateId } = ctx
    const page = await listLeadPage(ctx.services.reads, { affiliateId, filter, sort, after, limit })
    return {
      leads: page.leads.map(leadRowOf),
      nextCursor: page.next === null ? null : leadCursorOf(page.next),
    }
  })
