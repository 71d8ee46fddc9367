import { type OpenAlertInput, type OpenedAlert, openAlert } from '@booster/db/alerts/open-alert'
import { type ResolvedAlert, resolveAlert } from '@booster/db/alerts/resolve-alert'
import { inTransaction } from '@booster/db/connection/transaction'
import { SYSTEM } from '@booster/engine/domain/actor'
import type { AlertKind } from '@booster/engine/domain/alert-kind'
import type pg from 'pg'

/** Opens an alert in a transaction of its own and, if it is new, hands it to the delivery. */
export async function raiseAlert(
  pool: pg.Pool,
  alert: OpenAlertInput,
  notify: (alertId: string) => void,
): Promise<OpenedAlert> {
  const opened = await inTransaction(pool, (tx) => openAlert(tx, alert))
  if (opened.kind === 'opened') notify(opened.alertId)
  return opened
}

/** Ends the open alert of a matter in a transaction of its own; null when none is open. */
export function lowerAlert(
  pool: pg.Pool,
  matter: { readonly kind: AlertKind; readonly subject: string },
): Promise<ResolvedAlert | null> {
  return inTransaction(pool, (tx) => resolveAlert(tx, { ...matter, actor: SYSTEM }))
}
