import { checkIntegrity } from '@booster/services/integrity/check-integrity'
import { adminProcedure } from '../../init.ts'

/** Runs every invariant over the whole data; the result is kept in the audit log and opens or ends the alert. */
export const runIntegrityCheck = adminProcedure.mutation(({ ctx }) =>
  checkIntegrity({
    store: ctx.services.integrity,
    actor: ctx.actor,
    notify: (alertId) => ctx.services.provider.notifyAlert(alertId),
  }),
)
