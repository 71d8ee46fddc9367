import { alertChannels } from '@booster/contracts/alerts'
import { noInput } from '@booster/contracts/wire/fields'
import { adminProcedure } from '../../init.ts'

/** The ways by which alerts reach people outside the app. */
export const getAlertChannels = adminProcedure
  .input(noInput)
  .output(alertChannels)
  .query(({ ctx }) => {
    const { provider, sending } = ctx.services
    return { roads: [...sending.roads], webhook: provider.alertWebhook }
  })
