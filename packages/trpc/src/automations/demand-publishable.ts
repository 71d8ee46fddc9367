import type { DraftCheck, DraftCheckKind } from '@booster/contracts/automations/draft-checks'
import type { DraftStep } from '@booster/db/automations/draft-facts'
import { checkSequence } from '@booster/mail/check/check-sequence'
import { badInput } from '../errors.ts'

type Steps = readonly Omit<DraftStep, 'id'>[]

/**
 * Throws BAD_REQUEST with the first step and field that is not ready, e.g. `steps.0.emailSubject`: judged by what the
 * mails would be. The bounds of the fields are those of a draft.
 */
export function demandPublishable(steps: Steps): void {
  const error = checkSequence(steps).find(({ level }) => level === 'error')
  if (error !== undefined) throw badInput(fieldOf(error, steps), sentenceOf(error))
}

function fieldOf({ kind, step: place, detail }: DraftCheck, steps: Steps): string {
  const step = place === null ? undefined : steps[place]
  if (step === undefined) return 'steps'
  if (kind === 'DELAY_DECREASES') return `steps.${place}.delayMinutes`
  const [name = ''] = detail
  if (kind === 'SUBJECT_EMPTY') return `steps.${place}.emailSubject`
  const line = name === '' ? undefined : LINES.find((field) => step[field].includes(name))
  return `steps.${place}.${line ?? 'emailBody'}`
}

/** Fields in which a shortcode stands as it was written. */
const LINES = ['emailSubject', 'preheader'] as const

const SENTENCES: Partial<Record<DraftCheckKind, string>> = {
  NO_STEPS: 'must hold at least one step',
  SUBJECT_EMPTY: 'must not be empty',
  BODY_EMPTY: 'must not be empty',
  SHORTCODE_BROKEN: 'must not hold a broken shortcode',
  DELAY_DECREASES: 'must not be shorter than the delay of the step before',
  BODY_UNREADABLE: 'cannot be made into a mail: too deeply nested, or too many styles',
}

function sentenceOf({ kind, detail }: DraftCheck): string {
  if (kind === 'SHORTCODE_UNKNOWN') return `Unknown shortcode {{${detail[0] ?? ''}}}`
  const named = kind === 'SHORTCODE_BROKEN' && detail.length > 0 ? `: ${detail.join(', ')}` : ''
  return `${SENTENCES[kind] ?? 'cannot be sent'}${named}`
}
