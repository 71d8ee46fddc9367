import { sessionEndInput, sessionsEnded } from '@booster/contracts/account/settings'
import { endSessions } from '@booster/db/users/end-sessions'
import { notFound } from '../errors.ts'
import { signedInProcedure } from '../init.ts'

/** Signs this person out in one place. */
export const endSession = signedInProcedure
  .input(sessionEndInput)
  .output(sessionsEnded)
  .mutation(async ({ ctx, input }) => {
    const { userId, affiliateId } = ctx.viewer
    const ended = await endSessions(ctx.services, {
      userId,
      affiliateId,
      which: { only: input.id },
      actor: ctx.actor,
    })
    if (ended === 0) throw notFound('Session')
    return { ended }
  })
