import { alertAcknowledgeInput, alertChanged } from '@booster/contracts/alerts'
import { acknowledgeAlert as writeAcknowledgement } from '@booster/db/alerts/acknowledge-alert'
import { demandChanged } from '../../errors.ts'
import { adminProcedure } from '../../init.ts'

/** The admin who acknowledges owns the alert; it stays unresolved until its cause is gone. */
export const acknowledgeAlert = adminProcedure
  .input(alertAcknowledgeInput)
  .output(alertChanged)
  .mutation(async ({ ctx, input }) => {
    demandChanged('Alert', await writeAcknowledgement(ctx.services.pool, { ...input, actor: ctx.actor }))
    return { id: input.id }
  })
