import type { WithActor } from '@booster/engine/ports'
import type { LinkMail, NewLink, NewPerson } from '@booster/services/accounts/ports'
import type pg from 'pg'
import { recordAudit } from '../audit/record-audit.ts'
import { inTransaction } from '../connection/transaction.ts'
import { announceChange } from '../engine-store/shared/announce.ts'
import { NEW_PROFILE } from '../users/create-user-profile.ts'
import { openLink } from './open-link.ts'

/** An account without a password, for an affiliate with profile and empty credit, and the link to it. */
export function inviteUser(pool: pg.Pool, input: NewPerson & NewLink & WithActor): Promise<LinkMail | null> {
  return inTransaction({ pool }, async (tx): Promise<LinkMail | null> => {
    const { email, name, role, language, actor } = input
    const [made] = await tx.rows<{ userId: string; affiliateId: string | null }>(
      'invite-user',
      `WITH person AS (
         INSERT INTO "User" ("email", "name", "role", "language", "emailVerified", "updatedAt")
         VALUES ($1, $2, $3::"UserRole", $4, false, now())
         ON CONFLICT ("email") DO NOTHING
         RETURNING "id", "role"
       ), ${NEW_PROFILE}`,
      [email, name, role, language],
    )
    if (made === undefined) return null
    const { userId, affiliateId } = made
    const user = { userId, affiliateId, email, name, role, language, suspended: false, hasPassword: false }
    const mail = await openLink(tx, { ...input, user, purpose: 'invite' })
    const objects = [{ id: userId, after: { email, name, role } }]
    recordAudit(tx, { actor, action: 'user.invite', affiliateId, objects })
    announceChange(tx, [], ['people'])
    return mail
  })
}
