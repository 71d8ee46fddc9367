import type { CheckCause } from '@booster/engine/domain/provider-credit/check-cause'
import type { CreditLevel } from '@booster/engine/domain/provider-credit/provider-credit'
import type { SendFault } from '@booster/engine/domain/send-outcome'
import type { WithActor } from '@booster/engine/ports'

/** What the provider said about its credit. */
export type BalanceAnswer =
  | { readonly kind: 'known'; readonly credits: number }
  | { readonly kind: 'unknown'; readonly fault: SendFault }

export type BegunCheck =
  | { readonly kind: 'begun'; readonly checkId: string; readonly sentSinceCheck: number }
  /** Another check of this cause is younger than the cool-down. */
  | { readonly kind: 'cooling_down'; readonly retryAt: Date }

export type RecordCheckInput = WithActor & {
  readonly checkId: string
  readonly provider: string
  readonly answer: BalanceAnswer
  readonly durationMs: number
  /** The provider's counter of sends when the question was asked. */
  readonly sentSinceCheck: number
}

export type RecordedCheck = {
  readonly level: CreditLevel | null
  /** The alert this check opened, to be delivered. */
  readonly openedAlertId: string | null
  readonly resolvedAlertIds: readonly string[]
}

/** What a check of the provider's credit needs; every operation is one transaction. */
export type ProviderCreditStore = {
  /** Writes down that the provider is being asked, before it is; the cool-down counts for all processes. */
  beginCheck(input: {
    readonly provider: string
    readonly cause: CheckCause
    readonly coolDownMs: number
  }): Promise<BegunCheck>
  /** Keeps an answer, and opens or resolves alerts unless a younger check has been answered meanwhile. */
  recordCheck(input: RecordCheckInput): Promise<RecordedCheck>
}

export type FinishedDrain = {
  readonly processId: string
  readonly cause: 'tick' | 'wake' | 'cron'
  readonly durationMs: number
  /** How long ago it ended. */
  readonly endedAgoMs: number
  readonly claimed: number
  readonly accepted: number
  readonly failed: number
  readonly provider: string
}

export type DrainStore = {
  /** Keeps drains of one provider and counts their mails. Null: none that is worth keeping. */
  recordDrains(drains: readonly FinishedDrain[]): Promise<{ readonly sentSinceCheck: number } | null>
  /** Takes the turn to check after that many accepted mails: exactly one process gets it. */
  takeCheckAfterSends(input: { readonly provider: string; readonly everySends: number }): Promise<boolean>
}
