import { expect, it } from 'vitest'
import { readCredits } from './read-credits.ts'

it.each([
  ['1000', 1_000],
  [' 1.000 ', 1_000],
  ['1,000', 1_000],
  ['1 000', 1_000],
  ['1000000', 1_000_000],
])('%j is %d credits', (text, credits) => {
  expect(readCredits(text, 1_000_000)).toEqual({ kind: 'ok', credits })
})

it.each([
  ['', 'empty'],
  ['0', 'zero'],
  ['-5', 'no-number'],
  ['1.5', 'no-number'],
  ['1e3', 'no-number'],
  ['1.000.001', 'too-much'],
])('%j is none: %s', (text, kind) => {
  expect(readCredits(text, 1_000_000)).toEqual({ kind })
})
