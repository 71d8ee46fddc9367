import { coercedImport, restImport } from '@booster/contracts/imports/rest-imports'
import { id } from '@booster/contracts/wire/fields'
import { z } from 'zod'
import { type RestRoute, restRoute } from '../rest-route.ts'

export const IMPORT_PROGRESS_ROUTE: RestRoute = restRoute({
  method: 'get',
  path: '/api/affiliate/leads/imports/:id',
  access: 'affiliate',
  summary: 'How far an import is, and the rows it refused',
  description:
    '`line` is the row as a spreadsheet numbers it, `column` its title or letter. `errors` holds up to `limit` of the rows refused after the line `cursor`; `nextCursor` leads to more.',
  params: z.object({ id }),
  query: coercedImport,
  data: restImport,
  errors: [400, 404],
  answer: async ({ params, query }, { caller }) => {
    const found = await caller.import.get({ id: params.id })
    const { rows, nextCursor } = await caller.import.badRows({
      id: params.id,
      limit: query.limit,
      ...(query.cursor === undefined ? {} : { cursor: query.cursor }),
    })
    const { status, created, updated, skipped, failed, silenced, doneRows } = found
    return {
      id: found.id,
      status,
      rows: found.rows,
      doneRows,
      created,
      updated,
      skipped,
      failed,
      silenced,
      bulkTriggerId: found.bulkTriggerId,
      errors: rows.map(({ row, column, reason }) => ({ line: row, column, reason })),
      nextCursor,
    }
  },
})
