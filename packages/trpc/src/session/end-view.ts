import { viewEnded } from '@booster/contracts/session'
import { noInput } from '@booster/contracts/wire/fields'
import { endViewing } from '@booster/db/accounts/view-as'
import { sessionProcedure } from '../init.ts'

/** Back to the admin's own account: the one change that a session which looks at another account can make. */
export const endView = sessionProcedure
  .input(noInput)
  .output(viewEnded)
  .mutation(async ({ ctx }) => {
    const { sessionId } = ctx.viewer
    if (sessionId !== null) await endViewing(ctx.services.pool, { sessionId, actor: ctx.actor })
    return { ended: true } as const
  })
