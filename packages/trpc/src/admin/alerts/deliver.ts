import { alertDeliverInput } from '@booster/contracts/admin/alert'
import { notFound } from '../../errors.ts'
import { adminProcedure } from '../../init.ts'

/** Mails an alert to all admins and calls the webhook once more, because a delivery failed. */
export const deliverAlertOnceMore = adminProcedure
  .input(alertDeliverInput)
  .mutation(async ({ ctx, input }) => {
    const delivered = await ctx.services.provider.deliverAlertAgain({ alertId: input.id, actor: ctx.actor })
    if (delivered.kind === 'not_ours') throw notFound('Alert')
    return delivered
  })
