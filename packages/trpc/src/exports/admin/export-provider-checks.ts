import { type CheckRow, listChecks } from '@booster/db/provider/list-checks'
import type { CsvCell } from '@booster/services/exports/csv-text'
import { positionOf } from '../../admin/position.ts'
import { type AdminCsvExport, EXPORT_PAGE, type ExportInput, walkPages } from '../csv-export.ts'

type NoFilter = Readonly<Record<never, never>>

export const PROVIDER_CHECK_EXPORT: AdminCsvExport<NoFilter> = {
  titles: [
    'id',
    'checkedAt',
    'cause',
    'creditBalance',
    'level',
    'reason',
    'errorMessage',
    'durationMs',
    'timeZone',
  ],
  codes: {
    cause: { of: 'checkCause', title: 'causeCode' },
    level: { of: 'level', title: 'levelCode' },
    reason: { of: 'reason', title: 'errorCode' },
  },
  pages: ({ reads, provider }, input) =>
    walkPages(
      async (after: string | null) => {
        const { rows, nextCursor } = await listChecks(reads, {
          provider: provider.name,
          after: positionOf(after),
          limit: EXPORT_PAGE,
        })
        return { rows, next: nextCursor }
      },
      (check) => cellsOf(check, input),
    ),
}

function cellsOf(check: CheckRow, { timeOf, timeZone }: ExportInput<NoFilter>): CsvCell[] {
  return [
    check.id,
    timeOf(check.at),
    check.cause,
    check.credits,
    check.level,
    check.errorCode,
    check.message,
    check.durationMs,
    timeZone,
  ]
}
