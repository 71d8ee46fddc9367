import type { AlertKind } from '@booster/engine/provider-credit/alert-kind'
import type pg from 'pg'
import { inTransaction } from '../../transaction.ts'
import { type OpenAlertInput, type OpenedAlert, openAlert } from './open-alert.ts'
import { type ResolvedAlert, resolveAlert } from './resolve-alert.ts'

/** Opens an alert in a transaction of its own and, if it is new, hands it to the delivery. */
export const raiseAlert = async (
  pool: pg.Pool,
  alert: OpenAlertInput,
  notify: (alertId: string) => void,
): Promise<OpenedAlert> => {
  const opened = await inTransaction(pool, (tx) => openAlert(tx, alert))
  if (opened.kind === 'opened') notify(opened.alertId)
  return opened
}

/** Ends the open alert of a matter in a transaction of its own; null when none is open. */
export const lowerAlert = (
  pool: pg.Pool,
  matter: { readonly kind: AlertKind; readonly subject: string },
): Promise<ResolvedAlert | null> =>
  inTransaction(pool, (tx) => resolveAlert(tx, { ...matter, actor: { by: null } }))
