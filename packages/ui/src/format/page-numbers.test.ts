import { expect, it } from 'vitest'
import { pageNumbers } from './page-numbers.ts'

it('offers every page of a short list', () => {
  expect(pageNumbers(1, 1)).toEqual([1])
  expect(pageNumbers(3, 5)).toEqual([1, 2, 3, 4, 5])
})

it('keeps first and last and hides the middle', () => {
  expect(pageNumbers(2, 71)).toEqual([1, 2, 3, 'gap', 71])
  expect(pageNumbers(30, 71)).toEqual([1, 'gap', 29, 30, 31, 'gap', 71])
  expect(pageNumbers(71, 71)).toEqual([1, 'gap', 69, 70, 71])
})
