import { type LeadImportFacts, listLeadImports } from '@booster/db/imports/read-lead-import'
import type { CsvCell } from '@booster/services/exports/csv-text'
import { type CsvExport, type ExportInput, placeAfter, walkPages } from './csv-export.ts'

type NoFilter = Readonly<Record<never, never>>

/** Each row comes with samples of its file. */
const PAGE = 100

export const IMPORT_EXPORT: CsvExport<NoFilter> = {
  titles: [
    'id',
    'fileName',
    'status',
    'rows',
    'leadsCreated',
    'leadsUpdated',
    'leadsSkipped',
    'rowsRefused',
    'leadsSilenced',
    'consentText',
    'consentSource',
    'startedAt',
    'endedAt',
    'timeZone',
  ],
  codes: {
    status: { of: 'importStatus', title: 'statusCode' },
  },
  pages: ({ reads }, input) =>
    walkPages(
      async (after: string | null) => {
        const { affiliateId } = input
        const rows = await listLeadImports(reads, { affiliateId, after, limit: PAGE })
        return { rows, next: placeAfter(rows, ({ id }) => id, PAGE) }
      },
      (file) => cellsOf(file, input),
    ),
}

function cellsOf(file: LeadImportFacts, { timeOf, timeZone }: ExportInput<NoFilter>): CsvCell[] {
  return [
    file.id,
    file.fileName,
    file.status,
    file.totalRows,
    file.created,
    file.updated,
    file.skipped,
    file.failed,
    file.silenced,
    file.consentText,
    file.consentSource,
    timeOf(file.startedAt),
    timeOf(file.endedAt),
    timeZone,
  ]
}
