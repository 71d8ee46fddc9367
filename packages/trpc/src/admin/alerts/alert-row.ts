import type { AlertRow } from '@booster/contracts/alerts'
import type { AlertRow as AlertFacts } from '@booster/db/alerts/list-alerts'
import { isoOf, isoOrNull } from '@booster/db/connection/iso-time'

export function alertRowOf(alert: AlertFacts): AlertRow {
  return {
    id: alert.id,
    kind: alert.kind,
    subject: alert.subject,
    level: alert.level,
    state: alert.state,
    affiliateId: alert.affiliateId,
    affiliateName: alert.affiliateName,
    value: alert.value,
    threshold: alert.threshold,
    detail: alert.detail,
    openedAt: isoOf(alert.openedAt),
    acknowledgedAt: isoOrNull(alert.acknowledgedAt),
    acknowledgedByName: alert.acknowledgedByName,
    note: alert.note,
    mutedUntil: isoOrNull(alert.mutedUntil),
    resolvedAt: isoOrNull(alert.resolvedAt),
    deliveries: alert.deliveries.map(({ channel, target, ok, message, road, at }) => ({
      channel,
      target,
      ok,
      message,
      road,
      at,
    })),
  }
}
