import { SYSTEM } from '@booster/engine/domain/actor'
import type { IntegrityOutcome } from '@booster/services/integrity/ports'
import type pg from 'pg'
import { openAlert } from '../alerts/open-alert.ts'
import { resolveAlert } from '../alerts/resolve-alert.ts'
import { recordAudit } from '../audit/record-audit.ts'
import type { SqlClock } from '../connection/clock.ts'
import { inTransaction, type Tx } from '../connection/transaction.ts'
import { stopSendingInTransaction } from '../engine-store/claim/stop-sending.ts'
import { INTEGRITY_CHECKED } from './read-integrity-summary.ts'

const MATTER = { kind: 'integrity', subject: '' } as const

/** Keeps the result of a check with its consequences: audit row, alert, stop of sending. */
export function recordIntegrityOutcome(
  pool: pg.Pool,
  { clock, outcome }: { readonly clock: SqlClock; readonly outcome: IntegrityOutcome },
): Promise<{ readonly openedAlertId: string | null }> {
  const { actor, summary, alert, stopReason } = outcome
  return inTransaction({ pool, clock }, async (tx) => {
    if (!(await isRecorded(tx, outcome))) {
      recordAudit(tx, {
        actor,
        affiliateId: null,
        action: INTEGRITY_CHECKED,
        objects: [{ id: 'invariants', after: summary }],
      })
    }
    if (stopReason !== null) await stopSendingInTransaction(tx, { reason: stopReason, actor: SYSTEM })
    if (alert === null) {
      await resolveAlert(tx, { ...MATTER, actor: SYSTEM })
      return { openedAlertId: null }
    }
    const opened = await openAlert(tx, { ...MATTER, ...alert })
    return { openedAlertId: opened.kind === 'opened' ? opened.alertId : null }
  })
}

/** True when the newest row of the audit log holds the same summary and is recent enough. */
async function isRecorded(tx: Tx, { summary, sameAgainAfterMs }: IntegrityOutcome): Promise<boolean> {
  if (sameAgainAfterMs <= 0) return false
  const same = await tx.rows(
    'is-integrity-recorded',
    `SELECT 1 FROM (
       SELECT "after" FROM "ActivityLog"
       WHERE "action" = $1 AND "at" > now() - $2 * interval '1 millisecond' ORDER BY "at" DESC LIMIT 1) newest
     WHERE newest."after" = $3::jsonb`,
    [INTEGRITY_CHECKED, sameAgainAfterMs, JSON.stringify(summary)],
  )
  return same.length > 0
}
