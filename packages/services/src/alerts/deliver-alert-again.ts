import type { Actor } from '@booster/engine/domain/actor'
import type { AuditLog } from '../audit/ports.ts'
import { type AlertDelivered, type DeliverAlertInput, deliverAlert } from './deliver-alert.ts'

/** A person asks for the mails and calls of an alert that have not arrived; the audit log keeps how it ended. */
export async function deliverAlertAgain(
  input: Omit<DeliverAlertInput, 'again'> & { readonly audit: AuditLog; readonly actor: Actor },
): Promise<AlertDelivered> {
  const { store, channels, alertId, audit, actor } = input
  const delivered = await deliverAlert({ store, channels, alertId, again: true })
  if (delivered.kind === 'not_ours') return delivered
  await audit.record({
    actor,
    affiliateId: null,
    action: 'alert.delivered_again',
    objects: [{ id: alertId, after: delivered }],
  })
  return delivered
}
