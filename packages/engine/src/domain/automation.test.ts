import { expect, it } from 'vitest'
import { runKeyFor } from './automation.ts'

it('a run is unique per lead, or per key where the automation says so', () => {
  expect(runKeyFor('once', 'invoice-1')).toBe('')
  expect(runKeyFor('once', undefined)).toBe('')
  expect(runKeyFor('keyed', 'invoice-1')).toBe('invoice-1')
  expect(runKeyFor('keyed', undefined)).toBe('')
})
