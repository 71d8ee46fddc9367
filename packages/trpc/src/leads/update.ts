import { leadUpdated, leadUpdateInput } from '@booster/contracts/leads/lead-edits'
import { readLead } from '@booster/db/leads/read-lead'
import { conflict, notFound } from '../errors.ts'
import { affiliateProcedure } from '../init.ts'

/** Changes a lead; mails not yet sent take the new name and address. */
export const updateLead = affiliateProcedure
  .input(leadUpdateInput)
  .output(leadUpdated)
  .mutation(async ({ ctx, input }) => {
    const { affiliateId, actor, services } = ctx
    const { id, ...given } = input
    const changes = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined))
    const answer = await services.store.updateLead({ affiliateId, leadId: id, changes, actor })
    if (answer.kind === 'unknown') throw notFound('Lead')
    if (answer.kind === 'unchanged') throw conflict(answer.reason)
    if (answer.kind === 'changed') return { kind: 'updated', id }
    const holder = await readLead(services.pool, { affiliateId, leadId: answer.leadId })
    return { kind: 'taken', id: answer.leadId, name: holder?.name ?? '' }
  })
