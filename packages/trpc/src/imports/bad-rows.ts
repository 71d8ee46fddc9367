import { badRows, badRowsInput } from '@booster/contracts/imports/lead-imports'
import { listBadRows as listBadRowFacts } from '@booster/db/imports/list-bad-rows'
import { readLeadImport } from '@booster/db/imports/read-lead-import'
import { columnName } from '@booster/services/imports/column-name'
import { notFound } from '../errors.ts'
import { affiliateProcedure } from '../init.ts'

/** The rows that were not imported and why, in the order of the file. */
export const listBadRows = affiliateProcedure
  .input(badRowsInput)
  .output(badRows)
  .query(async ({ ctx, input }) => {
    const { affiliateId } = ctx
    const facts = await readLeadImport(ctx.services.pool, { affiliateId, id: input.id })
    if (facts === null) throw notFound('Import')
    const found = await listBadRowFacts(ctx.services.pool, {
      affiliateId,
      importId: input.id,
      afterRow: input.cursor ?? 0,
      limit: input.limit + 1,
    })
    const rows = found.slice(0, input.limit).map(({ column, cells, ...bad }) => ({
      ...bad,
      cells: [...cells],
      column: columnName(facts.titles, column),
    }))
    return { rows, nextCursor: found.length > input.limit ? (rows.at(-1)?.row ?? null) : null }
  })
