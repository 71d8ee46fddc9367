/** What an alert is about; the CHECK `alert_kind` holds the same list. */
export const ALERT_KINDS = [
  'provider_credit',
  'provider_blocked',
  'affiliate_credit',
  'unconfirmed',
  'integrity',
  'mailbox',
] as const
export type AlertKind = (typeof ALERT_KINDS)[number]

/** From mild to severe. */
export const ALERT_LEVELS = ['warning', 'critical', 'emergency'] as const
export type AlertLevel = (typeof ALERT_LEVELS)[number]

/** An alert is open until somebody takes it (acknowledged) and over when its cause is (resolved). */
export const ALERT_STATES = ['open', 'acknowledged', 'resolved'] as const
export type AlertState = (typeof ALERT_STATES)[number]

export const ALERT_CHANNELS = ['in_app', 'email', 'webhook'] as const
export type AlertChannel = (typeof ALERT_CHANNELS)[number]

export function isWorseAlert(now: AlertLevel, before: AlertLevel): boolean {
  return ALERT_LEVELS.indexOf(now) > ALERT_LEVELS.indexOf(before)
}
