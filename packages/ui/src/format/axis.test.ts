import { expect, it } from 'vitest'
import { roundAxis } from './axis.ts'

it('ends an axis on a round number', () => {
  expect(roundAxis(246)).toEqual({ top: 300, step: 100 })
  expect(roundAxis(1_042)).toEqual({ top: 1_500, step: 500 })
  expect(roundAxis(2)).toEqual({ top: 2, step: 1 })
  expect(roundAxis(0)).toEqual({ top: 3, step: 1 })
})
