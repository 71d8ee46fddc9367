import { sessionsEnded } from '@booster/contracts/account/settings'
import { userInput } from '@booster/contracts/account/users'
import { readUser } from '@booster/db/accounts/read-user'
import { endSessions } from '@booster/db/users/end-sessions'
import { notFound } from '../../errors.ts'
import { adminProcedure } from '../../init.ts'

/** Signs a person out everywhere. */
export const signOutUser = adminProcedure
  .input(userInput)
  .output(sessionsEnded)
  .mutation(async ({ ctx, input }) => {
    const user = await readUser(ctx.services.pool, input)
    if (user === null) throw notFound('User')
    const { userId, affiliateId } = user
    // Whoever signs himself out here keeps the session that asks.
    const allBut = userId === ctx.viewer.userId ? ctx.viewer.sessionId : null
    const which = { allBut }
    return { ended: await endSessions(ctx.services, { userId, affiliateId, which, actor: ctx.actor }) }
  })
