import { EVERYBODY_REFUSED } from './domain/send-outcome.ts'
import type { HandOver } from './domain/settlement.ts'

/** So many recipients are not wrong one after the other: the provider refuses us, in words that say something else. */
export const REFUSALS_IN_A_ROW = 10

/** What the answers of one process say together. */
export type RefusalStreak = {
  /**
   * The outcome of a hand-over as it counts. In a row of refusals it is *blocked*, which silences nobody; that of a probe
   * fails its job without suppressing the lead, so that one wrong address cannot keep the breaker open for good.
   */
  judge(handOver: HandOver, input: { readonly isProbe: boolean }): HandOver
}

export function createRefusalStreak(): RefusalStreak {
  let refused = 0
  return {
    judge: (handOver, { isProbe }) => {
      if (handOver.kind === 'accepted') refused = 0
      if (handOver.kind !== 'rejected' || handOver.about === 'content') return handOver
      refused += 1
      if (isProbe) return { ...handOver, about: 'unknown' }
      if (refused < REFUSALS_IN_A_ROW) return handOver
      const { fault } = handOver
      return {
        kind: 'blocked',
        fault: {
          ...fault,
          code: EVERYBODY_REFUSED,
          message: `The provider refused ${REFUSALS_IN_A_ROW} recipients in a row: ${fault.message}`,
        },
      }
    },
  }
}
