import { sessionsEnded } from '@booster/contracts/account/settings'
import { noInput } from '@booster/contracts/wire/fields'
import { endSessions } from '@booster/db/users/end-sessions'
import { signedInProcedure } from '../init.ts'

/** Signs this person out everywhere but here. */
export const endOtherSessions = signedInProcedure
  .input(noInput)
  .output(sessionsEnded)
  .mutation(async ({ ctx }) => {
    const { userId, affiliateId, sessionId } = ctx.viewer
    const which = { allBut: sessionId }
    return { ended: await endSessions(ctx.services, { userId, affiliateId, which, actor: ctx.actor }) }
  })
