import { type AffiliateRow, listAffiliates } from '@booster/db/users/list-affiliates'
import type { CsvCell } from '@booster/services/exports/csv-text'
import { positionOf } from '../../admin/position.ts'
import { type AdminCsvExport, EXPORT_PAGE, type ExportInput, walkPages } from '../csv-export.ts'

type AffiliateFilter = { readonly q?: string | undefined }

export const AFFILIATE_EXPORT: AdminCsvExport<AffiliateFilter> = {
  titles: [
    'id',
    'affiliate',
    'affiliateEmail',
    'status',
    'creditBalance',
    'creditHeld',
    'creditAvailable',
    'sent7d',
    'failed7d',
    'bounced7d',
    'complained7d',
    'createdAt',
    'timeZone',
  ],
  codes: {
    status: { of: 'affiliateStatus', title: 'statusCode' },
  },
  pages: ({ reads, clock }, input) =>
    walkPages(
      async (after: string | null) => {
        const { rows, nextCursor } = await listAffiliates(reads, clock, {
          search: input.filter.q ?? null,
          after: positionOf(after),
          limit: EXPORT_PAGE,
        })
        return { rows, next: nextCursor }
      },
      (row) => cellsOf(row, input),
    ),
}

function cellsOf(row: AffiliateRow, { timeOf, timeZone }: ExportInput<AffiliateFilter>): CsvCell[] {
  return [
    row.id,
    row.name,
    row.email,
    row.status,
    row.balance,
    row.reserved,
    row.available,
    row.sent7d,
    row.failed7d,
    row.bounced7d,
    row.complained7d,
    timeOf(row.createdAt),
    timeZone,
  ]
}
