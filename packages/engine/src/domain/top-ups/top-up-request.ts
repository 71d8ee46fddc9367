export const TOP_UP_STATES = ['open', 'approved', 'refused', 'cancelled'] as const
export type TopUpState = (typeof TOP_UP_STATES)[number]
export type ClosedTopUpState = Exclude<TopUpState, 'open'>

/** Why a request for credit that is closed takes no other decision. */
export type TopUpRefusal = 'TOP_UP_APPROVED' | 'TOP_UP_REFUSED' | 'TOP_UP_CANCELLED'

const REFUSALS = {
  approved: 'TOP_UP_APPROVED',
  refused: 'TOP_UP_REFUSED',
  cancelled: 'TOP_UP_CANCELLED',
} as const satisfies Record<ClosedTopUpState, TopUpRefusal>

export function topUpRefusalOf(state: ClosedTopUpState): TopUpRefusal {
  return REFUSALS[state]
}

/** Of the one booking of a request: whatever happens, it is in the ledger once. */
export function topUpReferenceOf(requestId: string): string {
  return `topup-request/${requestId}`
}
