import { userChanged, userReasonInput } from '@booster/contracts/account/users'
import { readUser } from '@booster/db/accounts/read-user'
import { suspendAdmin } from '@booster/db/accounts/suspend-admin'
import { conflict, demandChanged, notFound } from '../../errors.ts'
import { adminProcedure } from '../../init.ts'

/** Ends a person's sessions and ways in; of an affiliate also every mail that is not on its way. */
export const suspendUser = adminProcedure
  .input(userReasonInput)
  .output(userChanged)
  .mutation(async ({ ctx, input }) => {
    const { actor, services } = ctx
    const { userId, reason } = input
    if (userId === ctx.viewer.userId) throw conflict('OWN_ACCOUNT')
    const user = await readUser(services.pool, { userId })
    if (user === null) throw notFound('User')
    const { affiliateId } = user
    const answer =
      affiliateId === null
        ? await suspendAdmin(services.pool, { userId, reason, actor })
        : await services.store.suspendAffiliate({ affiliateId, reason, actor })
    demandChanged('User', answer)
    return { userId }
  })
