import { alertDeliverInput } from '@booster/contracts/admin/alert'
import { recordDeed } from '@booster/db/audit/record-deed'
import { notFound } from '../../errors.ts'
import { adminProcedure } from '../../init.ts'
import { actorOf } from '../actor.ts'

/** Mails an alert to all admins and calls the webhook once more, because a delivery failed. */
export const deliverAlertOnceMore = adminProcedure
  .input(alertDeliverInput)
  .mutation(async ({ ctx, input }) => {
    const delivered = await ctx.services.provider.deliverAlertAgain(input.id)
    if (delivered.kind === 'not_ours') throw notFound('Alert')
    await recordDeed(ctx.services.pool, {
      actor: actorOf(ctx),
      action: 'alert.delivered_again',
      objectType: 'Alert',
      objectId: input.id,
      after: delivered,
    })
    return delivered
  })
