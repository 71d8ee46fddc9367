import { linkSent, userInviteInput } from '@booster/contracts/account/users'
import { badInput } from '../../errors.ts'
import { adminProcedure } from '../../init.ts'

/** Makes an account without a password, and mails the link to one. */
export const inviteUser = adminProcedure
  .input(userInviteInput)
  .output(linkSent)
  .mutation(async ({ ctx, input }) => {
    const sent = await ctx.services.accounts.invite({ ...input, actor: ctx.actor })
    if (sent === null) throw badInput('email', 'has an account already')
    return sent
  })
