import { linkSent, userInput } from '@booster/contracts/account/users'
import { adminProcedure } from '../../init.ts'
import { demandSent } from './demand-sent.ts'

/** Mails a new link; every earlier one opens nothing any more. */
export const inviteUserAgain = adminProcedure
  .input(userInput)
  .output(linkSent)
  .mutation(async ({ ctx, input }) =>
    demandSent(await ctx.services.accounts.inviteAgain({ ...input, actor: ctx.actor })),
  )
