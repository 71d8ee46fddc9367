import { router } from '../init.ts'
import { affiliateRouter } from './affiliates/affiliate-router.ts'
import { alertRouter } from './alerts/alert-router.ts'
import { auditRouter } from './audit/audit-router.ts'
import { creditRouter } from './credits/credit-router.ts'
import { getDashboard } from './dashboard/dashboard.ts'
import { deliveryRouter } from './delivery/delivery-router.ts'
import { engineRouter } from './engine/engine-router.ts'
import { integrityRouter } from './integrity/integrity-router.ts'
import { adminChanges } from './live/changes.ts'
import { sendingRouter } from './sending/sending-router.ts'
import { suppressionRouter } from './suppressions/suppression-router.ts'
import { topUpRouter } from './top-ups/top-up-router.ts'
import { userRouter } from './users/user-router.ts'
import { getWebhookHealth } from './webhooks/health.ts'

/** For admins only: every procedure refuses other roles. */
export const adminRouter = router({
  dashboard: getDashboard,
  credit: creditRouter,
  alert: alertRouter,
  audit: auditRouter,
  engine: engineRouter,
  affiliate: affiliateRouter,
  user: userRouter,
  integrity: integrityRouter,
  sending: sendingRouter,
  delivery: deliveryRouter,
  suppression: suppressionRouter,
  topUp: topUpRouter,
  webhooks: getWebhookHealth,
  changes: adminChanges,
})
