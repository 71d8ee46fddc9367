import type { DraftCheck, DraftCheckKind } from '@booster/contracts/automations/draft-checks'
import { expect, it } from 'vitest'
import { mergeChecks } from './merge-checks.ts'

it('takes the newest findings of the step that is written, and the delays as they are now', () => {
  const found = mergeChecks({
    steps: [step(60), step(30), step(90)],
    saved: [check('PREHEADER_EMPTY', 0), check('SUBJECT_EMPTY', 1), check('DELAY_DECREASES', 2)],
    shown: { place: 0, checks: [check('BODY_EMPTY', 0)] },
  })
  expect(found.map(({ kind, step: place }) => [kind, place])).toEqual([
    ['BODY_EMPTY', 0],
    ['SUBJECT_EMPTY', 1],
    ['DELAY_DECREASES', 1],
  ])
})

it('drops what was found about steps that are gone', () => {
  const found = mergeChecks({ steps: [], saved: [check('SUBJECT_EMPTY', 0)], shown: null })
  expect(found.map(({ kind }) => kind)).toEqual(['NO_STEPS'])
})

function step(delayMinutes: number) {
  return { id: String(delayMinutes), delayMinutes, emailSubject: '', preheader: '', emailBody: '' }
}

function check(kind: DraftCheckKind, place: number): DraftCheck {
  return { kind, level: kind === 'PREHEADER_EMPTY' ? 'warning' : 'error', step: place, detail: [] }
}
