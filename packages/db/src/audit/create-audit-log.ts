import type { AuditLog } from '@booster/services/audit/ports'
import type pg from 'pg'
import { inTransaction } from '../connection/transaction.ts'
import { recordAudit } from './record-audit.ts'

/** The audit log for acts that no transaction of ours holds, such as a call to the outside world. */
export function createAuditLog(pool: pg.Pool): AuditLog {
  return {
    record: (entry) => inTransaction({ pool }, async (tx) => recordAudit(tx, entry)),
  }
}
