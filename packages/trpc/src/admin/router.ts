import { router } from '../init.ts'
import { getAffiliates } from './affiliates/list.ts'
import { topUpAffiliate } from './affiliates/top-up.ts'
import { acknowledgeAlertById } from './alerts/acknowledge.ts'
import { deliverAlertOnceMore } from './alerts/deliver.ts'
import { getAlerts } from './alerts/list.ts'
import { endAlert } from './alerts/resolve.ts'
import { checkCreditNow } from './credits/check-now.ts'
import { listCreditChecks } from './credits/checks.ts'
import { getCreditHistory } from './credits/history.ts'
import { getCreditStats } from './credits/stats.ts'
import { getProviderCredit } from './credits/status.ts'
import { getDashboard } from './dashboard/dashboard.ts'
import { runEngineNow } from './engine/run-now.ts'
import { getEngineStatus } from './engine/status.ts'
import { resumeSending, stopSending } from './engine/stop.ts'
import { getIntegrity } from './integrity/last.ts'
import { runIntegrityCheck } from './integrity/run.ts'
import { adminChanges } from './live/changes.ts'

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
