import { type LedgerFacts, listLedger } from '@booster/db/credits/list-ledger'
import type { CsvCell } from '@booster/services/exports/csv-text'
import { type CsvExport, EXPORT_PAGE, type ExportInput } from './csv-export.ts'

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
  pages: async function* ({ reads }, input) {
    for (let beforeSeq: number | null = null; ; ) {
      const { affiliateId, filter } = input
      const rows: LedgerFacts[] = await listLedger(reads, {
        affiliateId,
        beforeSeq,
        limit: EXPORT_PAGE,
        type: filter.type,
      })
      if (rows.length > 0) yield rows.map((row) => cellsOf(row, input))
      if (rows.length < EXPORT_PAGE) return
      beforeSeq = rows.at(-1)?.seq ?? null
    }
  },
}

function cellsOf(row: LedgerFacts, { timeOf, timeZone }: ExportInput<LedgerFilter>): CsvCell[] {
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
