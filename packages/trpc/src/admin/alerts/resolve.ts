import { alertChanged, alertResolveInput } from '@booster/contracts/alerts'
import { resolveAlertById } from '@booster/db/alerts/resolve-alert-by-id'
import { demandChanged } from '../../errors.ts'
import { adminProcedure } from '../../init.ts'

/** A person ends an alert whose cause is gone. */
export const resolveAlert = adminProcedure
  .input(alertResolveInput)
  .output(alertChanged)
  .mutation(async ({ ctx, input }) => {
    demandChanged('Alert', await resolveAlertById(ctx.services.pool, { ...input, actor: ctx.actor }))
    return { id: input.id }
  })
