import type { Changed, WithActor } from '@booster/engine/ports'
import type pg from 'pg'
import { recordAudit } from '../audit/record-audit.ts'
import { inTransaction } from '../connection/transaction.ts'
import { announceChange } from '../engine-store/shared/announce.ts'
import { lockUser, revokeLinks } from './open-link.ts'

/** The links of the invitation open nothing any more. The account stays, without a way in, and can be invited again. */
export function revokeInvitation(
  pool: pg.Pool,
  { userId, actor }: { readonly userId: string } & WithActor,
): Promise<Changed<'NOT_INVITED'>> {
  return inTransaction({ pool }, async (tx): Promise<Changed<'NOT_INVITED'>> => {
    const user = await lockUser(tx, { userId })
    if (user === undefined) return { kind: 'unknown' }
    if (user.hasPassword || (await revokeLinks(tx, userId)) === 0)
      return { kind: 'unchanged', reason: 'NOT_INVITED' }
    const { affiliateId } = user
    recordAudit(tx, { actor, action: 'user.revoke-invitation', affiliateId, objects: [{ id: userId }] })
    announceChange(tx, [], ['people'])
    return { kind: 'changed' }
  })
}
