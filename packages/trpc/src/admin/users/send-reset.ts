import { linkSent, userInput } from '@booster/contracts/account/users'
import { adminProcedure } from '../../init.ts'
import { demandSent } from './demand-sent.ts'

/** Mails a link to a new password; the old one works until it is used. */
export const sendReset = adminProcedure
  .input(userInput)
  .output(linkSent)
  .mutation(async ({ ctx, input }) =>
    demandSent(await ctx.services.accounts.sendReset({ ...input, actor: ctx.actor })),
  )
