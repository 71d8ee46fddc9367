import { expect, it } from 'vitest'
import type { Step } from '../state/draft-state.ts'
import { compareSteps } from './compare-steps.ts'

it('finds nothing between equal lists', () => {
  expect(compareSteps([step('a'), step('b')], [step('a'), step('b')])).toEqual([])
})

it('names what was added, removed and changed, field by field', () => {
  const found = compareSteps(
    [step('a'), step('b')],
    [{ ...step('b'), emailSubject: 'x', delayMinutes: 5 }, step('c')],
  )
  expect(found.map(({ kind, place }) => [kind, place])).toEqual([
    ['removed', 0],
    ['changed', 0],
    ['added', 1],
  ])
  expect(found[1]).toMatchObject({ fields: ['delayMinutes', 'emailSubject'], isMoved: false })
})

it('tells a moved step from those that only stand elsewhere because one is gone', () => {
  const swapped = compareSteps([step('a'), step('b')], [step('b'), step('a')])
  expect(swapped.map((each) => each.kind === 'changed' && each.isMoved)).toEqual([true, true])
  expect(compareSteps([step('a'), step('b'), step('c')], [step('b'), step('c')])).toHaveLength(1)
})

function step(id: string): Step {
  return { id, delayMinutes: 0, emailSubject: id, preheader: '', emailBody: '' }
}
