import type { AlertStore } from '@booster/services/alerts/ports'
import type pg from 'pg'
import type { SqlClock } from '../connection/clock.ts'
import { inTransaction } from '../connection/transaction.ts'
import { claimAlertDelivery } from './claim-alert-delivery.ts'
import { findForgottenAlerts } from './find-forgotten-alerts.ts'
import { findStandingProblems } from './find-standing-problems.ts'
import { listOpenMatters } from './list-open-matters.ts'
import { openAlert } from './open-alert.ts'
import { recordAlertDelivery } from './record-alert-delivery.ts'
import { resolveAlert } from './resolve-alert.ts'

/** @param context.clock the engine's, which says how long an e-mail has been unconfirmed */
export function createAlertStore(context: { readonly pool: pg.Pool; readonly clock: SqlClock }): AlertStore {
  const { pool, clock } = context
  return {
    openAlert: (input) => inTransaction({ pool, clock }, (tx) => openAlert(tx, input)),
    resolveAlert: (input) => inTransaction({ pool }, (tx) => resolveAlert(tx, input)),
    listOpenMatters: (input) => listOpenMatters(pool, input),
    findStandingProblems: (limits) => findStandingProblems(pool, { clock, limits }),
    claimDelivery: (input) => claimAlertDelivery(pool, input),
    recordDelivery: (result) => recordAlertDelivery(pool, result),
    findForgotten: (input) => findForgottenAlerts(pool, input),
  }
}
