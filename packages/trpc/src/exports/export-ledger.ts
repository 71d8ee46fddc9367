import { type LedgerFacts, listLedger } from '@booster/db/credits/list-ledger'
import type { CsvCell } from '@booster/services/exports/csv-text'
import { type CsvExport, EXPORT_PAGE, type ExportInput, placeAfter, walkPages } from './csv-export.ts'

type LedgerFilter = { readonly type?: string | undefined }

export const LEDGER_EXPORT: CsvExport<LedgerFilter> = {
  titles: [
    'number',
    'bookedAt',
    'type',
    'amount',
    'balanceBefore',
    'balanceAfter',
    'description',
    'reference',
    'bookedBy',
    'leadName',
    'automation',
    'step',
    'timeZone',
  ],
  codes: {
    type: { of: 'booking', title: 'typeCode' },
  },
  pages: ({ reads }, { affiliateId, filter: { type }, ...input }) =>
    walkPages(
      async (beforeSeq: number | null) => {
        const rows = await listLedger(reads, { affiliateId, beforeSeq, limit: EXPORT_PAGE, type })
        return { rows, next: placeAfter(rows, ({ seq }) => seq) }
      },
      (row) => cellsOf(row, input),
    ),
}

function cellsOf(
  row: LedgerFacts,
  { timeOf, timeZone }: Pick<ExportInput<LedgerFilter>, 'timeOf' | 'timeZone'>,
): CsvCell[] {
  return [
    row.seq,
    timeOf(row.createdAt),
    row.type,
    row.amount,
    row.balanceBefore,
    row.balanceAfter,
    row.description,
    row.reference,
    row.createdByName,
    row.leadName,
    row.automationName,
    row.stepOrder,
    timeZone,
  ]
}
