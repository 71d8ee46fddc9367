import type pg from 'pg'
import { recordAudit } from '../audit/record-audit.ts'
import { inTransaction, type Tx } from '../connection/transaction.ts'
import { announceChange, announceSignOut } from '../engine-store/shared/announce.ts'
import { revokeLinks } from './open-link.ts'
import { PASSWORD_LINK_COLUMNS, type PasswordLink } from './read-password-link.ts'

type SetInput = {
  readonly tokenHash: string
  /** As better-auth stores it; never the password itself. */
  readonly passwordHash: string
  readonly ip: string | null
  readonly requestId: string
}

/**
 * Sets a password by a link, once: the link and all others of the person end, and so does every session, because whoever
 * knew the old password must not stay signed in.
 * @returns the link as it was found; only an `open` one did anything
 */
export function setPassword(pool: pg.Pool, input: SetInput): Promise<PasswordLink | null> {
  return inTransaction({ pool }, async (tx): Promise<PasswordLink | null> => {
    const [link] = await tx.rows<PasswordLink & { linkId: string }>(
      'lock-password-link',
      `SELECT l."id" AS "linkId", ${PASSWORD_LINK_COLUMNS} FROM "PasswordLink" l JOIN "User" u ON u."id" = l."userId"
       WHERE l."tokenHash" = $1 FOR NO KEY UPDATE OF u, l`,
      [input.tokenHash],
    )
    if (link === undefined) return null
    if (link.state !== 'open') return link
    const { userId, affiliateId, linkId } = link
    await tx.rows('use-link', `UPDATE "PasswordLink" SET "usedAt" = now() WHERE "id" = $1`, [linkId])
    await revokeLinks(tx, userId)
    await writePassword(tx, userId, input.passwordHash)
    await tx.rows('end-sessions-of-user', `DELETE FROM "Session" WHERE "userId" = $1`, [userId])
    const actor = { userId, ip: input.ip, requestId: input.requestId }
    const objects = [{ id: userId, after: { by: link.purpose } }]
    recordAudit(tx, { actor, action: 'user.set-password', affiliateId, objects })
    announceSignOut(tx, userId)
    announceChange(tx, [], ['people'])
    return link
  })
}

async function writePassword(tx: Tx, userId: string, passwordHash: string): Promise<void> {
  await tx.rows(
    'write-password',
    `WITH known AS (
       UPDATE "Account" SET "password" = $2, "updatedAt" = now()
       WHERE "userId" = $1 AND "providerId" = 'credential' RETURNING 1
     ), made AS (
       INSERT INTO "Account" ("userId", "accountId", "providerId", "password", "updatedAt")
       SELECT $1, $1::text, 'credential', $2, now() WHERE NOT EXISTS (SELECT 1 FROM known)
     )
     UPDATE "User" SET "emailVerified" = true, "updatedAt" = now() WHERE "id" = $1`,
    [userId, passwordHash],
  )
}
