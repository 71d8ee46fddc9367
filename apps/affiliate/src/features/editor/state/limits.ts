import type * as contract from '@booster/contracts/automations/drafts'

// The contract's bounds; its schemas stay out of the editor's code.
export const DELAY_MINUTES_MOST: typeof contract.DELAY_MINUTES_MOST = 525_600
export const BODY_MOST: typeof contract.BODY_MOST = 200_000
export const STEPS_MOST: typeof contract.STEPS_MOST = 50
