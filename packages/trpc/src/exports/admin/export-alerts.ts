import { type AlertRow, listAlerts } from '@booster/db/alerts/list-alerts'
import type { CsvCell } from '@booster/services/exports/csv-text'
import { positionOf } from '../../admin/position.ts'
import { type AdminCsvExport, EXPORT_PAGE, type ExportInput, walkPages } from '../csv-export.ts'

type AlertFilter = Pick<Parameters<typeof listAlerts>[1], 'state'>

export const ALERT_EXPORT: AdminCsvExport<AlertFilter> = {
  titles: [
    'id',
    'type',
    'level',
    'status',
    'affiliate',
    'value',
    'threshold',
    'detail',
    'openedAt',
    'acknowledgedAt',
    'acknowledgedBy',
    'note',
    'mutedUntil',
    'resolvedAt',
    'deliveries',
    'timeZone',
  ],
  codes: {
    type: { of: 'alertKind', title: 'typeCode' },
    level: { of: 'level', title: 'levelCode' },
    status: { of: 'alertState', title: 'statusCode' },
  },
  pages: ({ pool }, input) =>
    walkPages(
      async (after: string | null) => {
        const { rows, nextCursor } = await listAlerts(pool, {
          state: input.filter.state,
          after: positionOf(after),
          limit: EXPORT_PAGE,
        })
        return { rows, next: nextCursor }
      },
      (alert) => cellsOf(alert, input),
    ),
}

function cellsOf(alert: AlertRow, { timeOf, timeZone }: ExportInput<AlertFilter>): CsvCell[] {
  return [
    alert.id,
    alert.kind,
    alert.level,
    alert.state,
    alert.affiliateName,
    alert.value,
    alert.threshold,
    alert.detail,
    timeOf(alert.openedAt),
    timeOf(alert.acknowledgedAt),
    alert.acknowledgedByName,
    alert.note,
    timeOf(alert.mutedUntil),
    timeOf(alert.resolvedAt),
    alert.deliveries.map(deliveryWords).join('; '),
    timeZone,
  ]
}

/** `email admin@x.id: ok`, in the words that the API has. */
function deliveryWords({ channel, target, ok, message }: AlertRow['deliveries'][number]): string {
  return `${channel} ${target}: ${ok ? 'ok' : (message ?? 'failed')}`
}
