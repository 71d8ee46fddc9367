import type { AuditFilter } from '@booster/contracts/audit/audit-list'
import { auditFieldWords, auditValueWords, isFieldShown } from '@booster/contracts/audit/audit-values'
import { type AuditFacts, listAudit } from '@booster/db/audit/list-audit'
import type { CsvCell } from '@booster/services/exports/csv-text'
import { changesOf } from '../../admin/audit/audit-row-of.ts'
import { positionOf } from '../../admin/position.ts'
import { type AdminCsvExport, EXPORT_PAGE, type ExportInput, walkPages } from '../csv-export.ts'

export const AUDIT_EXPORT: AdminCsvExport<AuditFilter> = {
  titles: [
    'id',
    'bookedAt',
    'actor',
    'personName',
    'personEmail',
    'keyName',
    'action',
    'object',
    'objectName',
    'objectId',
    'affiliate',
    'valueBefore',
    'valueAfter',
    'ip',
    'requestId',
    'timeZone',
  ],
  codes: {
    actor: { of: 'auditActor', title: 'actorCode' },
    action: { of: 'auditAction', title: 'actionCode' },
    object: { of: 'auditObject', title: 'objectCode' },
  },
  pages: ({ reads }, input) =>
    walkPages(
      async (after: string | null) => {
        const { filter, timeZone } = input
        const place = { after: positionOf(after), limit: EXPORT_PAGE }
        const { rows, nextCursor } = await listAudit(reads, { filter, timeZone, ...place })
        return { rows, next: nextCursor }
      },
      (row) => cellsOf(row, input),
    ),
}

function cellsOf(row: AuditFacts, input: ExportInput<AuditFilter>): CsvCell[] {
  return [
    row.id,
    input.timeOf(row.at),
    row.actorKind,
    row.actorName,
    row.actorEmail,
    row.keyName,
    row.action,
    row.objectType,
    row.objectName,
    row.objectId,
    row.affiliateName,
    valuesOf(row, 'before', input),
    valuesOf(row, 'after', input),
    row.ip,
    row.requestId,
    input.timeZone,
  ]
}

/** One side of what changed, in words; empty where nothing was written down. */
function valuesOf(row: AuditFacts, side: 'before' | 'after', input: ExportInput<AuditFilter>): CsvCell {
  const { language, timeOf } = input
  const style = { language, timeOf: (at: Date) => timeOf(at) ?? '' }
  const values = changesOf(row)
    .filter((change) => side in change && isFieldShown(change.field))
    .map(({ field, [side]: value }) => {
      const words = auditValueWords({ type: row.objectType, field, value }, style)
      return `${auditFieldWords(field, language)}: ${words}`
    })
  return values.length === 0 ? null : values.join('; ')
}
