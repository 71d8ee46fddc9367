import type { UserRow } from '@booster/contracts/account/users'
import type { UserListRow } from '@booster/db/accounts/list-users'
import { isoOf } from '@booster/db/connection/iso-time'

export function userRowOf(facts: UserListRow): UserRow {
  const { id, name, email, role, state, affiliateId, suspendReason } = facts
  return {
    id,
    name,
    email,
    role,
    state,
    affiliateId,
    suspendReason,
    invitation: invitationOf(facts),
    lastSignInAt: facts.lastSignInAt === null ? null : isoOf(facts.lastSignInAt),
    createdAt: isoOf(facts.createdAt),
  }
}

function invitationOf(facts: UserListRow): UserRow['invitation'] {
  const { invitedAt, inviteExpiresAt, inviteExpired, inviteMail } = facts
  if (invitedAt === null || inviteExpiresAt === null || inviteMail === null) return null
  return {
    sentAt: isoOf(invitedAt),
    expiresAt: isoOf(inviteExpiresAt),
    expired: inviteExpired === true,
    mail: inviteMail,
  }
}
