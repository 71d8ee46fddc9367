import { router } from '../init.ts'
import { getAffiliates } from './affiliate-list.ts'
import { topUpAffiliate } from './affiliate-top-up.ts'
import { acknowledgeAlertById } from './alert-acknowledge.ts'
import { deliverAlertOnceMore } from './alert-deliver.ts'
import { getAlerts } from './alert-list.ts'
import { endAlert } from './alert-resolve.ts'
import { adminChanges } from './changes.ts'
import { checkCreditNow } from './check-now.ts'
import { listCreditChecks } from './credit-checks.ts'
import { getCreditHistory } from './credit-history.ts'
import { getCreditStats } from './credit-stats.ts'
import { getProviderCredit } from './credit-status.ts'
import { getDashboard } from './dashboard.ts'
import { runEngineNow } from './engine-run-now.ts'
import { getEngineStatus } from './engine-status.ts'
import { resumeSending, stopSending } from './engine-stop.ts'
import { getIntegrity } from './integrity.ts'
import { runIntegrityCheck } from './integrity-run.ts'

/** For admins only: every procedure refuses other roles. */
export const adminRouter = router({
  dashboard: getDashboard,
  credit: router({
    status: getProviderCredit,
    history: getCreditHistory,
    stats: getCreditStats,
    checks: listCreditChecks,
    checkNow: checkCreditNow,
  }),
  alert: router({
    list: getAlerts,
    acknowledge: acknowledgeAlertById,
    resolve: endAlert,
    deliver: deliverAlertOnceMore,
  }),
  engine: router({ status: getEngineStatus, runNow: runEngineNow, stop: stopSending, resume: resumeSending }),
  affiliate: router({ list: getAffiliates, topUp: topUpAffiliate }),
  integrity: router({ last: getIntegrity, run: runIntegrityCheck }),
  changes: adminChanges,
})
