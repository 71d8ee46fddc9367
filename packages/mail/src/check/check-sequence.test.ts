import { expect, it } from 'vitest'
import { checkSequence } from './check-sequence.ts'

it('judges a text once, wherever it stands', () => {
  const step = { ...written('Selamat'), emailSubject: 'Halo {{namanya}}' }
  const [first] = checkSequence([step])
  const [again] = checkSequence([written('Lain'), step])
  expect(first).toMatchObject({ kind: 'SHORTCODE_UNKNOWN', step: 0, detail: ['namanya'] })
  expect(again).toMatchObject({ kind: 'SHORTCODE_UNKNOWN', step: 1 })
  expect(again?.detail).toBe(first?.detail)
})

it('judges a text again when any part of it differs', () => {
  const step = written('Selamat')
  expect(kindsOf([step])).toEqual([])
  expect(kindsOf([{ ...step, emailSubject: '' }])).toEqual(['SUBJECT_EMPTY'])
  expect(kindsOf([{ ...step, preheader: '' }])).toEqual(['PREHEADER_EMPTY'])
  expect(kindsOf([{ ...step, emailBody: '' }])).toEqual(['BODY_EMPTY'])
  // The same letters, parted otherwise.
  expect(kindsOf([{ ...step, emailSubject: '', preheader: step.emailSubject + step.preheader }])).toEqual([
    'SUBJECT_EMPTY',
  ])
})

it('looks at the delays each time', () => {
  const steps = [written('Satu', 60), written('Dua', 30)]
  expect(kindsOf(steps)).toEqual(['DELAY_DECREASES'])
  expect(kindsOf(steps.toReversed())).toEqual([])
})

function kindsOf(steps: Parameters<typeof checkSequence>[0]): readonly string[] {
  return checkSequence(steps).map(({ kind }) => kind)
}

function written(emailSubject: string, delayMinutes = 0) {
  return { emailSubject, preheader: 'Sedikit lagi', emailBody: '<p>Halo, ini kabar baru.</p>', delayMinutes }
}
