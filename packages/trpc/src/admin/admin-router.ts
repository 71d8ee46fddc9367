import { router } from '../init.ts'
import { affiliateRouter } from './affiliates/affiliate-router.ts'
import { alertRouter } from './alerts/alert-router.ts'
import { creditRouter } from './credits/credit-router.ts'
import { getDashboard } from './dashboard/dashboard.ts'
import { engineRouter } from './engine/engine-router.ts'
import { integrityRouter } from './integrity/integrity-router.ts'
import { adminChanges } from './live/changes.ts'
import { suppressionRouter } from './suppressions/suppression-router.ts'

/** For admins only: every procedure refuses other roles. */
export const adminRouter = router({
  dashboard: getDashboard,
  credit: creditRouter,
  alert: alertRouter,
  engine: engineRouter,
  affiliate: affiliateRouter,
  integrity: integrityRouter,
  suppression: suppressionRouter,
  changes: adminChanges,
})
