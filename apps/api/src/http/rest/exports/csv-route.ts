import { csvTitle } from '@booster/contracts/exports/csv-titles'
import type { CsvCell, CsvSeparator } from '@booster/services/exports/csv-text'
import { createTimeInZone } from '@booster/services/exports/time-in-zone'
import type { Viewer } from '@booster/trpc/context'
import { forbidden } from '@booster/trpc/errors'
import type { AdminCsvExport, CsvExport } from '@booster/trpc/exports/csv-export'
import { sayCodes } from '@booster/trpc/exports/say-codes'
import { z } from 'zod'
import { type RestContext, type RestRoute, restRoute } from '../rest-route.ts'
import { sendCsv } from './send-csv.ts'

type Options = { readonly separator: CsvSeparator; readonly lang: 'id' | 'en' }

type CsvRoute<Filter, Export> = {
  /** Of the path and of the file. */
  readonly name: string
  readonly summary: string
  readonly query: z.ZodType<Filter & Options>
  readonly export: Export
  readonly errors?: readonly [400, 404]
}

const DESCRIPTION =
  'UTF-8 with a byte order mark. Times are ISO 8601 in your time zone, which the last column names. Texts that a spreadsheet would run begin with an apostrophe. Statuses, reasons and the like are words in the chosen language; their codes stand in columns of their own, whose titles say so.'

/** A list of an affiliate as a file, with the filters of the list. It is read page by page while it is sent. */
export function csvRoute<Filter>(route: CsvRoute<Filter, CsvExport<Omit<Filter, keyof Options>>>): RestRoute {
  return routeOf('affiliate', route, ({ affiliateId }) => {
    if (affiliateId === null) throw forbidden('NO_PROFILE')
    return { affiliateId }
  })
}

/** The same of a list that only admins see. */
export function adminCsvRoute<Filter>(
  route: CsvRoute<Filter, AdminCsvExport<Omit<Filter, keyof Options>>>,
): RestRoute {
  return routeOf('admin', route, () => ({}))
}

/** @param scopeOf whose rows the reader may see */
function routeOf<Filter, Scope>(
  access: 'affiliate' | 'admin',
  route: CsvRoute<Filter, CsvExport<Omit<Filter, keyof Options>, Scope>>,
  scopeOf: (viewer: Viewer) => Scope,
): RestRoute {
  return restRoute({
    method: 'get',
    path: `/api/${access}/${route.name}.csv`,
    access,
    summary: route.summary,
    description: DESCRIPTION,
    query: route.query,
    data: z.string(),
    csv: true,
    errors: route.errors ?? [400],
    answer: async ({ query }, context) => {
      const { separator, lang, ...filter } = query
      const viewer = viewerOf(context)
      const inZone = createTimeInZone(viewer.timeZone)
      const input = {
        ...scopeOf(viewer),
        filter,
        timeZone: viewer.timeZone,
        language: lang,
        timeOf: (at: Date | null) => (at === null ? null : inZone(at)),
      }
      await route.export.check?.(context.services, input)
      const pages = route.export.pages(context.services, input)
      const { titles, cellsOf } = sayCodes(route.export, lang)
      await sendCsv(context, {
        name: route.name,
        titles: titles.map((title) => csvTitle(title, lang)),
        pages: eachRow(pages, cellsOf),
        separator,
      })
      return ''
    },
  })
}

async function* eachRow(
  pages: AsyncIterable<CsvCell[][]>,
  cellsOf: (row: CsvCell[]) => CsvCell[],
): AsyncGenerator<CsvCell[][]> {
  for await (const rows of pages) yield rows.map(cellsOf)
}

/** Whoever was admitted; these routes have no other callers. */
function viewerOf({ viewer }: RestContext): Viewer {
  if (viewer === null) throw new TypeError('A CSV route without a viewer')
  return viewer
}
