import type { AccountRefusal } from '@booster/contracts/wire/refusal-reason'
import type { Changed, WithActor } from '@booster/engine/ports'
import type pg from 'pg'
import { recordAudit } from '../audit/record-audit.ts'
import { inTransaction, type Tx } from '../connection/transaction.ts'
import { announceChange, announceSignOut } from '../engine-store/shared/announce.ts'
import { withPassword } from './open-link.ts'

type Input = { readonly userId: string; readonly reason: string } & WithActor
type Admin = { readonly id: string; readonly suspendReason: string | null; readonly suspended: boolean }

/** Ends an admin's sessions and ways in. Somebody else stays who can sign in. */
export function suspendAdmin(pool: pg.Pool, input: Input): Promise<Changed<AccountRefusal>> {
  return inTransaction({ pool }, async (tx): Promise<Changed<AccountRefusal>> => {
    const { userId, reason, actor } = input
    const admins = await lockAdmins(tx)
    const admin = admins.find(({ id }) => id === userId)
    if (admin === undefined) return { kind: 'unknown' }
    if (admin.suspended) return { kind: 'unchanged', reason: 'ALREADY_SUSPENDED' }
    const others = admins.filter(({ id, suspended }) => id !== userId && !suspended).map(({ id }) => id)
    if ((await withPassword(tx, others)).size === 0) return { kind: 'unchanged', reason: 'LAST_ADMIN' }
    await tx.rows(
      'suspend-user',
      `UPDATE "User" SET "suspendedAt" = now(), "suspendReason" = $2, "updatedAt" = now() WHERE "id" = $1`,
      [userId, reason],
    )
    await tx.rows('end-sessions-of-user', `DELETE FROM "Session" WHERE "userId" = $1`, [userId])
    const objects = [{ id: userId, after: { reason } }]
    recordAudit(tx, { actor, action: 'user.suspend', affiliateId: null, objects })
    announceSignOut(tx, userId)
    announceChange(tx, [], ['people'])
    return { kind: 'changed' }
  })
}

/** Lets an admin sign in again. */
export function releaseAdmin(pool: pg.Pool, input: Input): Promise<Changed<AccountRefusal>> {
  return inTransaction({ pool }, async (tx): Promise<Changed<AccountRefusal>> => {
    const { userId, reason, actor } = input
    const admin = (await lockAdmins(tx)).find(({ id }) => id === userId)
    if (admin === undefined) return { kind: 'unknown' }
    if (!admin.suspended) return { kind: 'unchanged', reason: 'NOT_SUSPENDED' }
    await tx.rows(
      'release-admin',
      `UPDATE "User" SET "suspendedAt" = NULL, "suspendReason" = NULL, "updatedAt" = now() WHERE "id" = $1`,
      [userId],
    )
    const objects = [{ id: userId, before: { reason: admin.suspendReason }, after: { reason } }]
    recordAudit(tx, { actor, action: 'user.release', affiliateId: null, objects })
    announceChange(tx, [], ['people'])
    return { kind: 'changed' }
  })
}

/** All of them, in one order: two who suspend each other must not both succeed. */
function lockAdmins(tx: Tx): Promise<Admin[]> {
  return tx.rows(
    'lock-admins',
    `SELECT u."id", u."suspendReason", u."suspendedAt" IS NOT NULL AS "suspended"
     FROM "User" u WHERE u."role" = 'admin' ORDER BY u."id" FOR NO KEY UPDATE OF u`,
    [],
  )
}
