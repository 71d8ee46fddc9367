import { ENTRY_BLOCKS } from '../lead.ts'

/** Why a trigger did not enrol a lead in an automation. */
export const SKIP_REASONS = [
  'ALREADY_ENROLLED',
  ...ENTRY_BLOCKS,
  /** The lead has left this automation by the link of a mail. */
  'LEFT_SEQUENCE',
  'NO_STEPS',
  'UNKNOWN_LEAD',
  'NO_AUTOMATION',
] as const
export type SkipReason = (typeof SKIP_REASONS)[number]
