import type { FormFacts } from '@booster/db/forms/form-facts'
import { listForms } from '@booster/db/forms/list-forms'
import type { CsvCell } from '@booster/services/exports/csv-text'
import { formRowOf } from '../forms/form-row.ts'
import { type CsvExport, EXPORT_PAGE, type ExportInput, placeAfter, walkPages } from './csv-export.ts'

type NoFilter = Readonly<Record<never, never>>

export const FORM_EXPORT: CsvExport<NoFilter> = {
  titles: [
    'id',
    'formTitle',
    'url',
    'status',
    'doubleOptIn',
    'automation',
    'views',
    'optins',
    'createdAt',
    'timeZone',
  ],
  codes: {
    status: { of: 'formStatus', title: 'statusCode' },
  },
  pages: (services, input) =>
    walkPages(
      async (after: string | null) => {
        const { affiliateId } = input
        const rows = await listForms(services, { affiliateId, after, limit: EXPORT_PAGE })
        return { rows, next: placeAfter(rows, ({ id }) => id) }
      },
      (form) => cellsOf(form, { ...input, publicUrl: services.mode.publicUrl }),
    ),
}

function cellsOf(
  form: FormFacts,
  { timeOf, timeZone, publicUrl }: ExportInput<NoFilter> & { readonly publicUrl: string },
): CsvCell[] {
  return [
    form.id,
    form.title,
    formRowOf(form, publicUrl).url,
    form.active ? 'open' : 'closed',
    String(form.doubleOptIn),
    form.automation?.name ?? null,
    form.viewCount,
    form.submitCount,
    timeOf(form.createdAt),
    timeZone,
  ]
}
