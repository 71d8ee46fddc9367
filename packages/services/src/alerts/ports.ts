import type { MailRoad } from '@booster/contracts/sending/mail-roads'
import type { AlertChannel, AlertKind, AlertLevel } from '@booster/engine/domain/provider-credit/alert-kind'
import type { WithActor } from '@booster/engine/ports'

/** What an alert is about; at most one alert of a matter is open. */
export type Matter = {
  readonly kind: AlertKind
  /** A provider, an affiliate id, … */
  readonly subject: string
}

export type OpenAlertInput = Matter & {
  readonly level: AlertLevel
  readonly affiliateId?: string | null
  readonly value?: number | null
  readonly threshold?: number | null
  readonly detail?: string
}

export type OpenedAlert =
  /** A new alert, to be delivered. */
  | { readonly kind: 'opened'; readonly alertId: string }
  /** It was open already, at this level or a worse one; its numbers were updated. */
  | { readonly kind: 'standing'; readonly alertId: string | null }

export type ResolvedAlert = { readonly id: string; readonly affiliateId: string | null }

export type ProblemLimits = {
  /** An unconfirmed e-mail older than this is a problem. */
  readonly unconfirmedAfterMs: number
  /** A mailbox that could not be read for longer than this is a problem. */
  readonly mailboxAfterMs: number
}

/** An alert with what its messages say. */
export type DeliverableAlert = Matter & {
  readonly id: string
  readonly level: AlertLevel
  readonly affiliateId: string | null
  readonly affiliateName: string | null
  readonly value: number | null
  readonly threshold: number | null
  readonly detail: string
  readonly openedAt: Date
  readonly muted: boolean
}

export type DeliveryTarget = {
  readonly channel: AlertChannel
  /** An e-mail address, or a URL without its query, which may hold a secret. */
  readonly target: string
}

export type ClaimedDelivery = {
  readonly alert: DeliverableAlert
  readonly adminEmails: readonly string[]
  /** Deliveries that succeeded already. */
  readonly arrived: readonly DeliveryTarget[]
}

export type AlertDeliveryResult = DeliveryTarget & {
  readonly alertId: string
  readonly ok: boolean
  readonly message: string | null
  /** Of a mail. */
  readonly road?: MailRoad | null
}

/** What the alert use cases need; every operation is one transaction. */
export type AlertStore = {
  openAlert(input: OpenAlertInput): Promise<OpenedAlert>
  /** Ends the open alert of a matter; null when none is open. */
  resolveAlert(input: Matter & WithActor): Promise<ResolvedAlert | null>
  listOpenMatters(input: { readonly kinds: readonly AlertKind[] }): Promise<readonly Matter[]>
  /** What is wrong at this moment: blocked providers, low credit, unconfirmed e-mails that nobody resolved, mailboxes. */
  findStandingProblems(limits: ProblemLimits): Promise<readonly OpenAlertInput[]>
  /**
   * Takes the delivery of an alert: exactly one process gets it. With `again`, a person asks for what has not arrived.
   * Null when there is no such alert or another process has taken it.
   */
  claimDelivery(input: { readonly alertId: string; readonly again: boolean }): Promise<ClaimedDelivery | null>
  recordDelivery(result: AlertDeliveryResult): Promise<void>
  /** Ids of open alerts of the last day whose delivery nobody has begun, oldest first. */
  findForgotten(input: {
    readonly olderThanSeconds: number
    readonly limit: number
  }): Promise<readonly string[]>
}
