import { userChanged, userInput } from '@booster/contracts/account/users'
import { revokeInvitation as revoke } from '@booster/db/accounts/revoke-invitation'
import { demandChanged } from '../../errors.ts'
import { adminProcedure } from '../../init.ts'

/** The link of the invitation opens nothing any more. */
export const revokeInvitation = adminProcedure
  .input(userInput)
  .output(userChanged)
  .mutation(async ({ ctx, input }) => {
    demandChanged('User', await revoke(ctx.services.pool, { ...input, actor: ctx.actor }))
    return input
  })
