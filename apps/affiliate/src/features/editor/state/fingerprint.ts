import type { DraftStepView } from '@booster/contracts/automations/drafts'

/** Tells whether two lists of steps are the same without keeping both (FNV-1a over their text, and its length). */
export function fingerprintOf(steps: readonly DraftStepView[]): string {
  const text = JSON.stringify(
    steps.map(({ id, delayMinutes, emailSubject, preheader, emailBody }) => [
      id,
      delayMinutes,
      emailSubject,
      preheader,
      emailBody,
    ]),
  )
  let hash = 0x811c9dc5
  for (let place = 0; place < text.length; place += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(place), 0x01000193)
  }
  return `${text.length}.${(hash >>> 0).toString(36)}`
}
