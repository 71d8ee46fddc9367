import { leadImport, leadImportStartInput } from '@booster/contracts/imports/lead-imports'
import { readLeadImport } from '@booster/db/imports/read-lead-import'
import type { ImportStarted } from '@booster/services/imports/ports'
import type { TRPCError } from '@trpc/server'
import { badInput, conflict, notFound } from '../errors.ts'
import { affiliateProcedure } from '../init.ts'
import { importAnswerOf } from './import-answer.ts'

/** Begins to import an uploaded file; it goes on in the background, and `get` says how far it is. */
export const startImport = affiliateProcedure
  .input(leadImportStartInput)
  .output(leadImport)
  .mutation(async ({ ctx, input }) => {
    const ref = { affiliateId: ctx.affiliateId, id: input.id }
    const started = await ctx.services.imports.start({ ...input, ...ref, actor: ctx.actor })
    if (started !== 'started') throw refusalOf(started)
    const facts = await readLeadImport(ctx.services.pool, ref)
    if (facts === null) throw notFound('Import')
    return importAnswerOf(facts)
  })

function refusalOf(refused: Exclude<ImportStarted, 'started'>): TRPCError {
  if (refused === 'unknown') return notFound('Import')
  if (refused === 'unknown automation') return notFound('Automation')
  if (refused === 'no such column') return badInput('mapping', 'names a column that the file does not have')
  return conflict('ALREADY_STARTED')
}
