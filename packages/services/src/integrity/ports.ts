import type { WithActor } from '@booster/engine/ports'
import type { OpenAlertInput } from '../alerts/ports.ts'

export type InvariantResult = {
  readonly number: number
  readonly name: string
  readonly meaning: string
  /** A broken one stops all sending. */
  readonly money: boolean
  /** The first violating rows, at most 20. */
  readonly rows: readonly unknown[]
  readonly ms: number
}

export type IntegrityOutcome = WithActor & {
  readonly summary: { readonly passed: number; readonly total: number; readonly failed: readonly string[] }
  /** The same summary as the last one is kept again only after this time; 0: always. */
  readonly sameAgainAfterMs: number
  /** Null: every invariant holds, and the open alert is resolved. */
  readonly alert: Pick<OpenAlertInput, 'level' | 'value' | 'threshold' | 'detail'> | null
  /** Not null: all sending stops for this reason. */
  readonly stopReason: string | null
}

export type IntegrityStore = {
  /** Runs every invariant over one snapshot; changes nothing. */
  runInvariants(): Promise<readonly InvariantResult[]>
  /** Audit row, alert and stop of sending in one transaction. */
  recordOutcome(outcome: IntegrityOutcome): Promise<{ readonly openedAlertId: string | null }>
}
