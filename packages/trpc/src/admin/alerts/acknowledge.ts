import { alertAcknowledgeInput } from '@booster/contracts/admin/alert'
import { acknowledgeAlert } from '@booster/db/alerts/acknowledge-alert'
import { demandChanged } from '../../errors.ts'
import { adminProcedure } from '../../init.ts'

/** Whoever acknowledges owns the alert; it stays open until its cause is gone. */
export const acknowledgeAlertById = adminProcedure
  .input(alertAcknowledgeInput)
  .mutation(async ({ ctx, input }) => {
    demandChanged('Alert', await acknowledgeAlert(ctx.services.pool, { ...input, actor: ctx.actor }))
    return { id: input.id }
  })
