import type { HandOver } from './settlement.ts'

/** How a hand-over ended, as tables and screens write it. */
export const ATTEMPT_OUTCOMES = [
  'accepted',
  'rejected',
  'not_sent',
  'blocked',
  'unconfirmed',
  'not_handed_over',
] as const
export type AttemptOutcome = (typeof ATTEMPT_OUTCOMES)[number]

export const ATTEMPT_OUTCOME_OF = {
  accepted: 'accepted',
  rejected: 'rejected',
  'not-sent': 'not_sent',
  blocked: 'blocked',
  unconfirmed: 'unconfirmed',
  'not-handed-over': 'not_handed_over',
} as const satisfies Record<HandOver['kind'], AttemptOutcome>
