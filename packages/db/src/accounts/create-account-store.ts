import type { AccountStore, LinkMail, LinkOpened } from '@booster/services/accounts/ports'
import type pg from 'pg'
import { recordAudit } from '../audit/record-audit.ts'
import { inTransaction } from '../connection/transaction.ts'
import { announceChange } from '../engine-store/shared/announce.ts'
import { inviteUser } from './invite-user.ts'
import { hadTooManyLinks, lockUser, openLink, revokeLinks } from './open-link.ts'

/** By the real time, also where a demo's clock is ahead: links and sessions are for people. */
export function createAccountStore(pool: pg.Pool): AccountStore {
  return {
    inviteUser: (input) => inviteUser(pool, input),
    inviteAgain: (input) => inviteAgain(pool, input),
    openReset: (input) => openReset(pool, input),
    openOwnReset: (input) => openOwnReset(pool, input),
    endLinkMail: (input) => endLinkMail(pool, input),
  }
}

type Input<Operation extends keyof AccountStore> = Parameters<AccountStore[Operation]>[0]

function inviteAgain(pool: pg.Pool, input: Input<'inviteAgain'>): Promise<LinkOpened> {
  return inTransaction({ pool }, async (tx): Promise<LinkOpened> => {
    const { userId, actor } = input
    const user = await lockUser(tx, { userId })
    if (user === undefined) return { kind: 'unknown' }
    if (user.hasPassword || user.suspended) return { kind: 'unchanged', reason: 'NOT_INVITED' }
    if (await hadTooManyLinks(tx, userId)) return { kind: 'unchanged', reason: 'LINKS_TOO_OFTEN' }
    await revokeLinks(tx, userId)
    const mail = await openLink(tx, { ...input, user, purpose: 'invite' })
    const { affiliateId } = user
    recordAudit(tx, { actor, action: 'user.invite-again', affiliateId, objects: [{ id: userId }] })
    announceChange(tx, [], ['people'])
    return { kind: 'opened', mail }
  })
}

function openReset(pool: pg.Pool, input: Input<'openReset'>): Promise<LinkOpened> {
  return inTransaction({ pool }, async (tx): Promise<LinkOpened> => {
    const { userId, actor } = input
    const user = await lockUser(tx, { userId })
    if (user === undefined) return { kind: 'unknown' }
    if (!user.hasPassword || user.suspended) return { kind: 'unchanged', reason: 'NOT_ACTIVE' }
    if (await hadTooManyLinks(tx, userId)) return { kind: 'unchanged', reason: 'LINKS_TOO_OFTEN' }
    const mail = await openLink(tx, { ...input, user, purpose: 'reset' })
    const { affiliateId } = user
    recordAudit(tx, { actor, action: 'user.send-reset', affiliateId, objects: [{ id: userId }] })
    return { kind: 'opened', mail }
  })
}

/** Who has no password was invited, and an invitation that was revoked must not come back this way. */
function openOwnReset(pool: pg.Pool, input: Input<'openOwnReset'>): Promise<LinkMail | null> {
  return inTransaction({ pool }, async (tx): Promise<LinkMail | null> => {
    const { email, ip, requestId } = input
    const user = await lockUser(tx, { email })
    if (user === undefined || !user.hasPassword || user.suspended) return null
    const { userId, affiliateId } = user
    if (await hadTooManyLinks(tx, userId)) return null
    const mail = await openLink(tx, { ...input, user, purpose: 'reset' })
    // Whoever asked is not signed in: it may be anybody who knows the address.
    const actor = { userId: null, ip, requestId }
    recordAudit(tx, { actor, action: 'user.forgot-password', affiliateId, objects: [{ id: userId }] })
    return mail
  })
}

function endLinkMail(pool: pg.Pool, input: Input<'endLinkMail'>): Promise<void> {
  return inTransaction({ pool }, async (tx) => {
    await tx.rows(
      'end-link-mail',
      `UPDATE "PasswordLink" SET "mailState" = $2::"LinkMailState", "mailError" = $3 WHERE "id" = $1`,
      [input.linkId, input.state, input.error],
    )
    announceChange(tx, [], ['people'])
  })
}
