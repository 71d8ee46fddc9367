import type { DraftCheck } from '@booster/contracts/automations/draft-checks'
import { type CheckedText, checkStep, draftCheckOf } from './check-step.ts'

/** What is wrong with the steps of a sequence: what concerns all of them first, then step by step. */
export function checkSequence(
  steps: readonly (CheckedText & { readonly delayMinutes: number })[],
): DraftCheck[] {
  if (steps.length === 0) return [draftCheckOf('NO_STEPS', null)]
  return steps.flatMap((step, place) => {
    const before = steps[place - 1]
    const decreases = before !== undefined && step.delayMinutes < before.delayMinutes
    return [...(decreases ? [draftCheckOf('DELAY_DECREASES', place)] : []), ...checkStep(step, place)]
  })
}
