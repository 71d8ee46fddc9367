import type { WithActor } from '@booster/engine/ports'
import type pg from 'pg'
import { recordAudit } from '../audit/record-audit.ts'
import { inTransaction } from '../connection/transaction.ts'
import { lockUser, revokeLinks } from './open-link.ts'

/** Writes down that a person has changed the password, and ends the links to another one that are still open. */
export function recordPasswordChange(
  pool: pg.Pool,
  { userId, actor }: { readonly userId: string } & WithActor,
): Promise<void> {
  return inTransaction({ pool }, async (tx) => {
    const user = await lockUser(tx, { userId })
    if (user === undefined) return
    await revokeLinks(tx, userId)
    const { affiliateId } = user
    recordAudit(tx, { actor, action: 'user.change-password', affiliateId, objects: [{ id: userId }] })
  })
}
