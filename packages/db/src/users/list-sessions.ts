import { DATABASE_CLOCK } from '../connection/clock.ts'
import { inPrismaTransaction, type PrismaContext } from '../connection/prisma-transaction.ts'

export type SessionFacts = {
  readonly id: string
  readonly ipAddress: string | null
  readonly userAgent: string | null
  readonly createdAt: Date
}

const SESSION_FACTS = {
  id: true,
  ipAddress: true,
  userAgent: true,
  createdAt: true,
} as const satisfies Record<keyof SessionFacts, true>

/** Where a person is signed in, newest first; the token that opens a session is never read. */
export function listSessions(
  { prisma }: Pick<PrismaContext, 'prisma'>,
  { userId }: { readonly userId: string },
): Promise<SessionFacts[]> {
  // Sessions live by the real time, also where a demo's clock is ahead.
  return inPrismaTransaction({ prisma, clock: DATABASE_CLOCK }, ({ db, now }) =>
    db.session.findMany({
      where: { userId, expiresAt: { gt: now } },
      orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
      take: 100,
      select: SESSION_FACTS,
    }),
  )
}
