import { languageAnswer, languageInput } from '@booster/contracts/account/settings'
import { setLanguage as rememberLanguage } from '@booster/db/users/set-language'
import { signedInProcedure } from '../init.ts'

/** Remembers the language that this person chose, for every device and for mails to them. */
export const setLanguage = signedInProcedure
  .input(languageInput)
  .output(languageAnswer)
  .mutation(async ({ ctx, input }) => {
    await rememberLanguage(ctx.services, { userId: ctx.viewer.userId, ...input })
    return input
  })
