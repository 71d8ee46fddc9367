import type { BulkTriggerStore } from '@booster/services/triggers/ports'
import type pg from 'pg'
import { recordAudit } from '../audit/record-audit.ts'
import type { SqlClock } from '../connection/clock.ts'
import { inTransaction } from '../connection/transaction.ts'
import { announceChange } from '../engine-store/shared/announce.ts'

type Input = Parameters<BulkTriggerStore['cancel']>[0]

/** Ends a running bulk trigger: it waits for the portion that is being enrolled, and no other follows. */
export function cancelBulkTrigger(
  { pool, clock }: { readonly pool: pg.Pool; readonly clock: SqlClock },
  { affiliateId, id, actor }: Input,
): ReturnType<BulkTriggerStore['cancel']> {
  return inTransaction({ pool, clock }, async (tx) => {
    const [cancelled] = await tx.rows<{ doneLeads: number }>(
      'cancel-running-bulk-trigger',
      `UPDATE "BulkTrigger" SET "status" = 'cancelled', "endedAt" = ${tx.clock.now}, "leaseToken" = NULL, "leaseUntil" = NULL
       WHERE "affiliateId" = $1 AND "id" = $2 AND "status" = 'running' RETURNING "doneLeads"`,
      [affiliateId, id],
    )
    if (cancelled === undefined) {
      const known = await tx.rows(
        'is-bulk-trigger',
        `SELECT 1 FROM "BulkTrigger" WHERE "affiliateId" = $1 AND "id" = $2`,
        [affiliateId, id],
      )
      return known.length === 0 ? 'unknown' : 'ended'
    }
    recordAudit(tx, {
      actor,
      affiliateId,
      action: 'trigger.bulk-cancel',
      objects: [{ id, after: cancelled }],
    })
    announceChange(tx, [affiliateId], ['triggers'])
    return 'cancelled'
  })
}
