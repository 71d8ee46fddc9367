import { settings } from '@booster/contracts/account/settings'
import { noInput } from '@booster/contracts/wire/fields'
import { readSettings } from '@booster/db/settings/read-settings'
import { affiliateProcedure } from '../init.ts'
import { settingsOf } from './settings-answer.ts'

/** What the affiliate has set. */
export const getSettings = affiliateProcedure
  .input(noInput)
  .output(settings)
  .query(async ({ ctx }) => {
    const facts = await readSettings(ctx.services, { affiliateId: ctx.affiliateId })
    return settingsOf(facts, ctx.viewer, ctx.services.sender)
  })
