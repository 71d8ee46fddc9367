import { leadList, leadListInput } from '@booster/contracts/leads'
import { parseTimeCursor } from '@booster/contracts/wire/fields'
import { listLeads as listLeadFacts } from '@booster/db/leads/list-leads'
import { affiliateProcedure } from '../init.ts'
import { leadRowOf } from './lead-row.ts'

/** Leads, newest first; `nextCursor` leads to the older ones. */
export const listLeads = affiliateProcedure
  .input(leadListInput)
  .output(leadList)
  .query(async ({ ctx, input }) => {
    const { cursor, limit, ...filter } = input
    const found = await listLeadFacts(ctx.services.reads, {
      affiliateId: ctx.affiliateId,
      after: parseTimeCursor(cursor ?? ''),
      limit: limit + 1,
      ...filter,
    })
    const leads = found.slice(0, limit).map(leadRowOf)
    const last = found.length > limit ? leads.at(-1) : undefined
    return { leads, nextCursor: last === undefined ? null : `${last.createdAt}_${last.id}` }
  })
