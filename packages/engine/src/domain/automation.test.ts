import { expect, it } from 'vitest'
import { AUTOMATION_STATUSES, runKeyFor, whyNotMoveAutomation } from './automation.ts'

it('a run is unique per lead, or per key where the automation says so', () => {
  expect(runKeyFor('once', 'invoice-1')).toBe('')
  expect(runKeyFor('once', undefined)).toBe('')
  expect(runKeyFor('keyed', 'invoice-1')).toBe('invoice-1')
  expect(runKeyFor('keyed', undefined)).toBe('')
})

it('an automation starts only with steps, and never leaves the archive', () => {
  const table = AUTOMATION_STATUSES.map((status) => [
    status,
    ...AUTOMATION_STATUSES.map((to) => whyNotMoveAutomation({ status, steps: 1 }, to)),
  ])
  expect(table).toEqual([
    ['draft', 'SAME_STATUS', null, 'ARCHIVED', null],
    ['active', 'ARCHIVED', 'SAME_STATUS', null, null],
    ['paused', 'ARCHIVED', null, 'SAME_STATUS', null],
    ['archived', 'ARCHIVED', 'ARCHIVED', 'ARCHIVED', 'SAME_STATUS'],
  ])
  expect(whyNotMoveAutomation({ status: 'draft', steps: 0 }, 'active')).toBe('NO_STEPS')
  expect(whyNotMoveAutomation({ status: 'paused', steps: 0 }, 'active')).toBe('NO_STEPS')
  expect(whyNotMoveAutomation({ status: 'active', steps: 0 }, 'paused')).toBeNull()
})
