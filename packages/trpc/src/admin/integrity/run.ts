import { integrityReport } from '@booster/contracts/integrity'
import { noInput } from '@booster/contracts/wire/fields'
import { checkIntegrity } from '@booster/services/integrity/check-integrity'
import { adminProcedure } from '../../init.ts'
import { integrityReportOf } from './integrity-report.ts'

/** Runs every invariant over all data. The result is kept in the audit log and opens or resolves the alert. */
export const runIntegrityCheck = adminProcedure
  .input(noInput)
  .output(integrityReport)
  .mutation(async ({ ctx }) => {
    const report = await checkIntegrity({
      store: ctx.services.integrity,
      actor: ctx.actor,
      notify: (alertId) => ctx.services.provider.notifyAlert(alertId),
    })
    return integrityReportOf(report)
  })
