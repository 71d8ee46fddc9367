import { LEAD_BLOCKS, type LeadFacts, whyNotMailed } from './lead.ts'

/** Why a lead does not begin an automation again. */
export const RESTART_REFUSALS = [
  'STILL_OPEN',
  ...LEAD_BLOCKS,
  'LEFT_SEQUENCE',
  'AUTOMATION_ARCHIVED',
  'NO_SUCH_STEP',
] as const
export type RestartRefusal = (typeof RESTART_REFUSALS)[number]

export type RestartFacts = LeadFacts & {
  /** A run of this lead in this automation is not over. */
  readonly isOpen: boolean
  readonly isArchived: boolean
  /** The lead has left the automation by the link of a mail. */
  readonly hasLeft: boolean
  /** Steps from the chosen one on that are not deleted. */
  readonly steps: number
}

/** Null: the lead may begin again. */
export function whyNotRestart(facts: RestartFacts): RestartRefusal | null {
  if (facts.isArchived) return 'AUTOMATION_ARCHIVED'
  if (facts.isOpen) return 'STILL_OPEN'
  const blocked = whyNotMailed(facts)
  if (blocked !== null) return blocked
  if (facts.hasLeft) return 'LEFT_SEQUENCE'
  return facts.steps === 0 ? 'NO_SUCH_STEP' : null
}
