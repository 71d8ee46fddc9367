import { alertDelivered, alertDeliverInput } from '@booster/contracts/alerts'
import { notFound } from '../../errors.ts'
import { adminProcedure } from '../../init.ts'

/** Retries the e-mails and webhook calls of an alert that have not arrived. */
export const deliverAlert = adminProcedure
  .input(alertDeliverInput)
  .output(alertDelivered)
  .mutation(async ({ ctx, input }) => {
    const delivered = await ctx.services.provider.deliverAlertAgain({ alertId: input.id, actor: ctx.actor })
    if (delivered.kind === 'not_ours') throw notFound('Alert')
    return delivered
  })
