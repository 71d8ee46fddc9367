import { csvTitle } from '@booster/contracts/exports/csv-titles'
import type { CsvSeparator } from '@booster/services/exports/csv-text'
import { createTimeInZone } from '@booster/services/exports/time-in-zone'
import { forbidden } from '@booster/trpc/errors'
import type { CsvExport } from '@booster/trpc/exports/csv-export'
import { z } from 'zod'
import { type RestContext, type RestRoute, restRoute } from '../rest-route.ts'
import { sendCsv } from './send-csv.ts'

type Options = { readonly separator: CsvSeparator; readonly lang: 'id' | 'en' }

const DESCRIPTION =
  'UTF-8 with a byte order mark. Times are ISO 8601 in your time zone, which the last column names. Texts that a spreadsheet would run begin with an apostrophe.'

/** A list as a file, with the filters of the list. It is read page by page while it is sent. */
export function csvRoute<Filter>(route: {
  readonly name: string
  readonly summary: string
  readonly query: z.ZodType<Filter & Options>
  readonly export: CsvExport<Omit<Filter, keyof Options>>
}): RestRoute {
  return restRoute({
    method: 'get',
    path: `/api/affiliate/${route.name}.csv`,
    access: 'affiliate',
    summary: route.summary,
    description: DESCRIPTION,
    query: route.query,
    data: z.string(),
    csv: true,
    errors: [400],
    answer: async ({ query }, context) => {
      const { separator, lang, ...filter } = query
      const pages = pagesOf(route.export, context, filter)
      const titles = route.export.titles.map((title) => csvTitle(title, lang))
      await sendCsv(context, { name: route.name, titles, pages, separator })
      return ''
    },
  })
}

function pagesOf<Filter>(list: CsvExport<Filter>, { services, viewer }: RestContext, filter: Filter) {
  if (viewer === null || viewer.affiliateId === null) throw forbidden('NO_PROFILE')
  const { affiliateId, timeZone } = viewer
  const inZone = createTimeInZone(timeZone)
  return list.pages(services, {
    affiliateId,
    filter,
    timeZone,
    timeOf: (at) => (at === null ? null : inZone(at)),
  })
}
