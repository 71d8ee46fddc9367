import { badRowTitles, rowFaultWords } from '@booster/contracts/imports/import-words'
import { badRowsCsv } from '@booster/contracts/imports/rest-imports'
import { id } from '@booster/contracts/wire/fields'
import { columnName } from '@booster/services/imports/column-name'
import { z } from 'zod'
import { sendCsv } from '../exports/send-csv.ts'
import { type Caller, type RestRoute, restRoute } from '../rest-route.ts'

export const BAD_ROWS_CSV_ROUTE: RestRoute = restRoute({
  method: 'get',
  path: '/api/affiliate/leads/imports/:id/errors.csv',
  access: 'affiliate',
  summary: 'The rows that an import refused, as CSV',
  description:
    'Row, column and reason, then the cells as they were: correct them and import this file. Kept for 30 days.',
  params: z.object({ id }),
  query: badRowsCsv,
  data: z.string(),
  csv: true,
  errors: [400, 404],
  answer: async ({ params, query }, context) => {
    const { caller } = context
    const { titles } = await caller.import.get({ id: params.id })
    await sendCsv(context, {
      name: 'import-errors',
      titles: [...badRowTitles(query.lang), ...titles.map((_, column) => columnName(titles, column))],
      pages: pagesOf(caller, params.id, query.lang),
      separator: query.separator,
    })
    return ''
  },
})

async function* pagesOf(caller: Caller, importId: string, lang: 'id' | 'en') {
  for (let cursor: number | null = 0; cursor !== null; ) {
    const page: Awaited<ReturnType<Caller['import']['badRows']>> = await caller.import.badRows({
      id: importId,
      cursor,
      limit: 100,
    })
    yield page.rows.map((bad) => [bad.row, bad.column, rowFaultWords(bad, lang), ...bad.cells])
    cursor = page.nextCursor
  }
}
