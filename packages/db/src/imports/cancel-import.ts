import type { LeadImportStore } from '@booster/services/imports/ports'
import { recordAudit } from '../audit/record-audit.ts'
import { inTransaction } from '../connection/transaction.ts'
import { announceChange } from '../engine-store/shared/announce.ts'
import { forgetFile } from './forget-file.ts'
import type { ImportContext } from './import-context.ts'

/** Ends a running import: it waits for the portion that is being written, and no other follows. */
export function cancelImport(
  { pool, clock }: ImportContext,
  { affiliateId, id, actor }: Parameters<LeadImportStore['cancel']>[0],
): ReturnType<LeadImportStore['cancel']> {
  return inTransaction({ pool, clock }, async (tx) => {
    const [cancelled] = await tx.rows<{ doneRows: number }>(
      'cancel-running-import',
      `UPDATE "LeadImport" SET "status" = 'cancelled', "endedAt" = ${tx.clock.now}, "leaseToken" = NULL, "leaseUntil" = NULL
       WHERE "affiliateId" = $1 AND "id" = $2 AND "status" = 'running' RETURNING "doneRows"`,
      [affiliateId, id],
    )
    if (cancelled === undefined) {
      const known = await tx.rows(
        'is-import',
        `SELECT 1 FROM "LeadImport" WHERE "affiliateId" = $1 AND "id" = $2`,
        [affiliateId, id],
      )
      return known.length === 0 ? 'unknown' : 'ended'
    }
    forgetFile(tx, { affiliateId, id })
    recordAudit(tx, {
      actor,
      affiliateId,
      action: 'lead-import.cancel',
      objects: [{ id, after: cancelled }],
    })
    announceChange(tx, [affiliateId], ['imports', 'leads'])
    return 'cancelled'
  })
}
