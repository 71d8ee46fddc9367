import { auditList, auditListInput } from '@booster/contracts/audit/audit-list'
import { listAudit as listAuditFacts } from '@booster/db/audit/list-audit'
import { adminProcedure } from '../../init.ts'
import { positionOf } from '../position.ts'
import { auditRowOf } from './audit-row-of.ts'

/** Who did what to what, newest first. */
export const listAudit = adminProcedure
  .input(auditListInput)
  .output(auditList)
  .query(async ({ ctx, input }) => {
    const { cursor, limit, ...filter } = input
    const { rows, nextCursor } = await listAuditFacts(ctx.services.reads, {
      filter,
      timeZone: ctx.viewer.timeZone,
      after: positionOf(cursor),
      limit,
    })
    return { rows: rows.map(auditRowOf), nextCursor }
  })
