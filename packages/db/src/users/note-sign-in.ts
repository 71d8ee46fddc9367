import type pg from 'pg'
import { inTransaction } from '../connection/transaction.ts'

export type SignInNoted = 'noted' | 'suspended' | 'other-password'

/** The hash that a sign-in with this address is about to be compared with; null: there is none. */
export async function readPasswordHash(
  pool: Pick<pg.Pool, 'query'>,
  { email }: { readonly email: string },
): Promise<string | null> {
  const { rows } = await pool.query<{ password: string | null }>({
    name: 'read-password-hash',
    text: `SELECT a."password" FROM "User" u JOIN "Account" a ON a."userId" = u."id" AND a."providerId" = 'credential'
           WHERE u."email" = $1`,
    values: [email],
  })
  return rows[0]?.password ?? null
}

/**
 * Remembers when a person last signed in, also when the session is gone. A suspension or a new password that was
 * committed after the sign-in had looked ended every session but this one, so it ends here.
 * @param input.passwordHash what the password was compared with; undefined: the session did not begin with a password
 */
export function noteSignIn(
  pool: pg.Pool,
  input: {
    readonly userId: string
    readonly sessionId: string
    readonly passwordHash: string | null | undefined
  },
): Promise<SignInNoted> {
  const { userId, sessionId, passwordHash } = input
  return inTransaction({ pool }, async (tx): Promise<SignInNoted> => {
    const [user] = await tx.rows<{ suspended: boolean }>(
      'lock-user-signing-in',
      `SELECT "suspendedAt" IS NOT NULL AS "suspended" FROM "User" WHERE "id" = $1 FOR NO KEY UPDATE`,
      [userId],
    )
    // A separate statement: only a new snapshot sees what was committed while we waited for the lock.
    const [account] = await tx.rows<{ password: string | null }>(
      'read-password-of-user',
      `SELECT "password" FROM "Account" WHERE "userId" = $1 AND "providerId" = 'credential'`,
      [userId],
    )
    const isOther = passwordHash !== undefined && passwordHash !== account?.password
    if (user?.suspended !== false || isOther) {
      tx.send('end-session', `DELETE FROM "Session" WHERE "id" = $1`, [sessionId])
      return isOther ? 'other-password' : 'suspended'
    }
    tx.send('note-sign-in', `UPDATE "User" SET "lastSignInAt" = now() WHERE "id" = $1`, [userId])
    return 'noted'
  })
}
