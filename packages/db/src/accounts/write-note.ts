import type { WithActor } from '@booster/engine/ports'
import type pg from 'pg'
import { recordAudit } from '../audit/record-audit.ts'
import { inTransaction } from '../connection/transaction.ts'
import { announceChange } from '../engine-store/shared/announce.ts'

/** Replaces what admins keep in mind about an affiliate. @returns false: there is no such affiliate */
export function writeNote(
  pool: pg.Pool,
  { affiliateId, note, actor }: { readonly affiliateId: string; readonly note: string } & WithActor,
): Promise<boolean> {
  return inTransaction({ pool }, async (tx) => {
    const [before] = await tx.rows<{ userId: string; note: string }>(
      'write-note',
      `UPDATE "User" u SET "note" = $2, "updatedAt" = now() FROM "User" old JOIN "AffiliateProfile" p ON p."userId" = old."id"
       WHERE p."id" = $1 AND u."id" = old."id" RETURNING u."id" AS "userId", old."note"`,
      [affiliateId, note],
    )
    if (before === undefined) return false
    const objects = [{ id: before.userId, before: { note: before.note }, after: { note } }]
    recordAudit(tx, { actor, action: 'user.note', affiliateId, objects })
    announceChange(tx, [], ['people'])
    return true
  })
}
