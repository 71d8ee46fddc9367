import { performance } from 'node:perf_hooks'
import { type Actor, SYSTEM } from '@booster/engine/domain/actor'
import type { CheckCause } from '@booster/engine/domain/provider-credit/check-cause'
import type { CreditLevel } from '@booster/engine/domain/provider-credit/provider-credit'
import type { BalanceAnswer, ProviderCreditStore } from './ports.ts'

export type CheckProviderCreditInput = {
  readonly store: ProviderCreditStore
  /** Asks the provider; a call over the network, made outside any transaction. */
  readonly readBalance: () => Promise<BalanceAnswer>
  readonly provider: string
  readonly cause: CheckCause
  /** Receives the id of an alert that this check opened, after it is committed. Must not throw; see AlertDesk. */
  readonly notify: (alertId: string) => void
  readonly actor?: Actor
  /** No second check of the same cause within this time, in all processes. Default 0: none. */
  readonly coolDownMs?: number
}

export type CheckedCredit =
  | {
      readonly kind: 'known'
      readonly credits: number
      readonly level: CreditLevel
      readonly openedAlertId: string | null
      readonly resolvedAlertIds: readonly string[]
    }
  | { readonly kind: 'unknown'; readonly errorCode: string; readonly message: string }
  | { readonly kind: 'cooling_down'; readonly retryAt: Date }

/** One check of the provider's credit: record the question, ask, keep the answer, deliver a new alert. */
export async function checkProviderCredit(input: CheckProviderCreditInput): Promise<CheckedCredit> {
  const { store, provider, cause } = input
  const begun = await store.beginCheck({ provider, cause, coolDownMs: input.coolDownMs ?? 0 })
  if (begun.kind === 'cooling_down') return begun
  const askedAtMs = performance.now()
  const answer = await askBalance(input.readBalance)
  const recorded = await store.recordCheck({
    checkId: begun.checkId,
    provider,
    answer,
    durationMs: performance.now() - askedAtMs,
    sentSinceCheck: begun.sentSinceCheck,
    actor: input.actor ?? SYSTEM,
  })
  if (recorded.openedAlertId !== null) input.notify(recorded.openedAlertId)
  if (answer.kind === 'unknown' || recorded.level === null) {
    const fault = answer.kind === 'unknown' ? answer.fault : { code: 'BAD_BALANCE', message: 'No balance.' }
    return { kind: 'unknown', errorCode: fault.code, message: fault.message }
  }
  const { openedAlertId, resolvedAlertIds } = recorded
  return { kind: 'known', credits: answer.credits, level: recorded.level, openedAlertId, resolvedAlertIds }
}

/** A reader that throws, or answers with anything but a number of credits, gives an unknown balance. */
async function askBalance(readBalance: () => Promise<BalanceAnswer>): Promise<BalanceAnswer> {
  try {
    const answer = await readBalance()
    if (answer.kind === 'unknown' || (Number.isSafeInteger(answer.credits) && answer.credits >= 0))
      return answer
    return {
      kind: 'unknown',
      fault: { code: 'BAD_BALANCE', message: 'The provider answered with no number of credits.' },
    }
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    return { kind: 'unknown', fault: { code: 'CHECK_FAILED', message: message.slice(0, 500) } }
  }
}
