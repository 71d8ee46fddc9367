import {
  DRAFT_CHECKS,
  type DraftCheck,
  type DraftCheckKind,
} from '@booster/contracts/automations/draft-checks'
import { listUnknownShortcodes } from '@booster/engine/domain/shortcode'

type Step = {
  readonly delayMinutes: number
  readonly emailSubject: string
  readonly preheader: string
  readonly emailBody: string
}

const NAMES_MOST = 10

/** What keeps a sequence from being published, and what its mails would suffer from; in the order of the steps. */
export function checkSequence(steps: readonly Step[]): DraftCheck[] {
  if (steps.length === 0) return [finding('NO_STEPS', null)]
  return steps.flatMap((step, index) => [
    ...checkOrder(steps, index),
    ...(step.emailSubject.trim() === '' ? [finding('SUBJECT_EMPTY', index)] : []),
    ...(step.emailBody.trim() === '' ? [finding('BODY_EMPTY', index)] : []),
    ...checkShortcodes(step, index),
  ])
}

function checkOrder(steps: readonly Step[], index: number): DraftCheck[] {
  const [before, step] = [steps[index - 1], steps[index]]
  const decreases = before !== undefined && step !== undefined && step.delayMinutes < before.delayMinutes
  return decreases ? [finding('DELAY_DECREASES', index)] : []
}

function checkShortcodes(step: Step, index: number): DraftCheck[] {
  const unknown = listUnknownShortcodes(`${step.emailSubject}\n${step.preheader}\n${step.emailBody}`)
  return unknown.length === 0 ? [] : [finding('SHORTCODE_UNKNOWN', index, unknown)]
}

function finding(kind: DraftCheckKind, step: number | null, detail: readonly string[] = []): DraftCheck {
  return { kind, level: DRAFT_CHECKS[kind], step, detail: detail.slice(0, NAMES_MOST) }
}
