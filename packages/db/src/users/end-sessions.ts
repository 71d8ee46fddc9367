import type { WithActor } from '@booster/engine/ports'
import { recordAudit } from '../audit/record-audit.ts'
import { inPrismaTransaction, type PrismaContext } from '../connection/prisma-transaction.ts'
import { announceSignOut } from '../engine-store/shared/announce.ts'

type EndInput = WithActor & {
  readonly userId: string
  readonly affiliateId: string | null
  /** One session, or all but one. */
  readonly which: { readonly only: string } | { readonly allBut: string | null }
}

/** The id of none. */
const NO_SESSION = '00000000-0000-0000-0000-000000000000'

/**
 * Signs a person out elsewhere. Of one's own sessions the audit log names each, else the person, also when there was none.
 * @returns how many sessions ended
 */
export function endSessions(context: PrismaContext, input: EndInput): Promise<number> {
  const { userId, affiliateId, which, actor } = input
  return inPrismaTransaction(context, async ({ db, tx }) => {
    const id = 'only' in which ? which.only : { not: which.allBut ?? NO_SESSION }
    const ended = await db.session.findMany({ where: { userId, id }, select: { id: true } })
    await db.session.deleteMany({ where: { id: { in: ended.map((session) => session.id) } } })
    if (actor.userId === userId)
      recordAudit(tx, { actor, action: 'session.end', affiliateId, objects: ended })
    else {
      const objects = [{ id: userId, after: { sessions: ended.length } }]
      recordAudit(tx, { actor, action: 'user.sign-out', affiliateId, objects })
    }
    if (ended.length > 0) announceSignOut(tx, userId)
    return ended.length
  })
}
