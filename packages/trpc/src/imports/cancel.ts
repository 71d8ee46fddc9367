import { leadImportCancelled, leadImportRef } from '@booster/contracts/imports/lead-imports'
import { notFound } from '../errors.ts'
import { affiliateProcedure } from '../init.ts'

/** Ends a running import before its next portion; what is imported stays. An import that has ended stays as it is. */
export const cancelImport = affiliateProcedure
  .input(leadImportRef)
  .output(leadImportCancelled)
  .mutation(async ({ ctx, input }) => {
    const ref = { affiliateId: ctx.affiliateId, id: input.id }
    const answer = await ctx.services.imports.cancel({ ...ref, actor: ctx.actor })
    if (answer === 'unknown') throw notFound('Import')
    return { id: input.id, cancelled: answer === 'cancelled' }
  })
