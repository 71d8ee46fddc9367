import { alertResolveInput } from '@booster/contracts/admin/alert'
import { resolveAlertById } from '@booster/db/alerts/resolve-alert-by-id'
import { demandChanged } from '../../errors.ts'
import { adminProcedure } from '../../init.ts'

export const endAlert = adminProcedure.input(alertResolveInput).mutation(async ({ ctx, input }) => {
  demandChanged('Alert', await resolveAlertById(ctx.services.pool, { ...input, actor: ctx.actor }))
  return { id: input.id }
})
