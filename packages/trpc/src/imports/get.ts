import { leadImport, leadImportRef } from '@booster/contracts/imports/lead-imports'
import { readLeadImport } from '@booster/db/imports/read-lead-import'
import { notFound } from '../errors.ts'
import { affiliateProcedure } from '../init.ts'
import { importAnswerOf } from './import-answer.ts'

/** An import: its first rows before it is started, then how far it is, then its result. */
export const getImport = affiliateProcedure
  .input(leadImportRef)
  .output(leadImport)
  .query(async ({ ctx, input }) => {
    const facts = await readLeadImport(ctx.services.pool, { affiliateId: ctx.affiliateId, id: input.id })
    if (facts === null) throw notFound('Import')
    return importAnswerOf(facts)
  })
