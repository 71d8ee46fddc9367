import type { AccountRefusal } from '@booster/contracts/wire/refusal-reason'
import type { Changed, WithActor } from '@booster/engine/ports'
import type pg from 'pg'
import { recordAudit } from '../audit/record-audit.ts'
import { inTransaction } from '../connection/transaction.ts'
import { announceSignOut } from '../engine-store/shared/announce.ts'

/** Long enough to help somebody; nobody looks on for days because a tab stayed open. */
const MINUTES = 60

type Viewed = { readonly userId: string; readonly affiliateId: string }

/**
 * Lets an admin's session look at an affiliate's account for an hour (readViewer). `unknown`: no such affiliate, or the
 * session has ended.
 */
export function startViewing(
  pool: pg.Pool,
  input: WithActor & { readonly userId: string; readonly sessionId: string },
): Promise<Changed<AccountRefusal>> {
  return inTransaction({ pool }, async (tx): Promise<Changed<AccountRefusal>> => {
    const { userId, sessionId, actor } = input
    const [viewed] = await tx.rows<Pick<Viewed, 'affiliateId'>>(
      'start-viewing',
      `UPDATE "Session" s
       SET "viewedAffiliateId" = p."id", "viewedUntil" = now() + make_interval(mins => ${MINUTES})
       FROM "AffiliateProfile" p, "User" u
       WHERE s."id" = $1 AND s."userId" = u."id" AND u."role" = 'admin' AND p."userId" = $2
       RETURNING p."id" AS "affiliateId"`,
      [sessionId, userId],
    )
    if (viewed === undefined) return { kind: 'unknown' }
    const { affiliateId } = viewed
    recordAudit(tx, { actor, action: 'user.view-as', affiliateId, objects: [{ id: userId }] })
    if (actor.userId !== null) announceSignOut(tx, actor.userId)
    return { kind: 'changed' }
  })
}

/** Back to one's own account; nothing happens in a session that looks at nobody's. */
export async function endViewing(
  pool: pg.Pool,
  { sessionId, actor }: WithActor & { readonly sessionId: string },
): Promise<void> {
  await inTransaction({ pool }, async (tx) => {
    const [viewed] = await tx.rows<Viewed>(
      'end-viewing',
      `UPDATE "Session" s SET "viewedAffiliateId" = NULL, "viewedUntil" = NULL
       FROM "AffiliateProfile" p
       WHERE s."id" = $1 AND p."id" = s."viewedAffiliateId" RETURNING p."userId", p."id" AS "affiliateId"`,
      [sessionId],
    )
    if (viewed === undefined) return
    const { affiliateId, userId } = viewed
    recordAudit(tx, { actor, action: 'user.end-view', affiliateId, objects: [{ id: userId }] })
    if (actor.userId !== null) announceSignOut(tx, actor.userId)
  })
}
