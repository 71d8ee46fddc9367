import { createHash } from 'node:crypto'
import type { DraftCheck } from '@booster/contracts/automations/draft-checks'
import { LRUCache } from 'lru-cache'
import { type CheckedText, checkStep, draftCheckOf } from './check-step.ts'

/** What was found, by the text that was judged: an open editor reads its draft again and again. */
const known = new LRUCache<string, readonly DraftCheck[]>({ max: 1_000 })

/** What is wrong with the steps of a sequence: what concerns all of them first, then step by step. */
export function checkSequence(
  steps: readonly (CheckedText & { readonly delayMinutes: number })[],
): DraftCheck[] {
  if (steps.length === 0) return [draftCheckOf('NO_STEPS', null)]
  return steps.flatMap((step, place) => {
    const before = steps[place - 1]
    const decreases = before !== undefined && step.delayMinutes < before.delayMinutes
    const found = checkText(step).map((check) => ({ ...check, step: place }))
    return [...(decreases ? [draftCheckOf('DELAY_DECREASES', place)] : []), ...found]
  })
}

function checkText({ emailSubject, preheader, emailBody }: CheckedText): readonly DraftCheck[] {
  const key = createHash('sha256')
    .update(JSON.stringify([emailSubject, preheader, emailBody]))
    .digest('base64')
  const before = known.get(key)
  if (before !== undefined) return before
  const checks = checkStep({ emailSubject, preheader, emailBody })
  known.set(key, checks)
  return checks
}
