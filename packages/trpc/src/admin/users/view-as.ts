import { userInput, viewStarted } from '@booster/contracts/account/users'
import { startViewing } from '@booster/db/accounts/view-as'
import { demandChanged, forbidden } from '../../errors.ts'
import { adminProcedure } from '../../init.ts'

/** Lets this session look at an affiliate's account, read-only, for an hour. */
export const viewAs = adminProcedure
  .input(userInput)
  .output(viewStarted)
  .mutation(async ({ ctx, input }) => {
    const { actor, services, viewer } = ctx
    const { sessionId } = viewer
    if (sessionId === null) throw forbidden('SESSION_NEEDED')
    demandChanged('Affiliate', await startViewing(services.pool, { ...input, sessionId, actor }))
    return { started: true } as const
  })
