import { settings, settingsUpdateInput } from '@booster/contracts/account/settings'
import { readSettings } from '@booster/db/settings/read-settings'
import { updateSettings as writeSettings } from '@booster/db/settings/update-settings'
import { badInput } from '../errors.ts'
import { affiliateProcedure } from '../init.ts'
import { settingsOf } from './settings-answer.ts'

/**
 * Writes what is given and leaves the rest. Answers to mails may only go to the address that this person signs in
 * with: anybody else's would get answers that were never meant for them.
 */
export const updateSettings = affiliateProcedure
  .input(settingsUpdateInput)
  .output(settings)
  .mutation(async ({ ctx, input }) => {
    const { affiliateId, viewer, actor, services } = ctx
    if (typeof input.replyTo === 'string' && input.replyTo !== viewer.email.toLowerCase())
      throw badInput('replyTo', 'must be the address of your account')
    await writeSettings(services, { affiliateId, settings: input, actor })
    return settingsOf(await readSettings(services, { affiliateId }), viewer, services.sender)
  })
