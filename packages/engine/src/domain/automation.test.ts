import { expect, it } from 'vitest'
import { AUTOMATION_STATUSES, runKeyFor, whyNotMoveAutomation } from './automation.ts'

it('a run is unique per lead, or per key where the automation says so', () => {
  expect(runKeyFor('once', 'invoice-1')).toBe('')
  expect(runKeyFor('once', undefined)).toBe('')
  expect(runKeyFor('keyed', 'invoice-1')).toBe('invoice-1')
  expect(runKeyFor('keyed', undefined)).toBe('')
})

it('an automation starts only with steps, is paused only once started, and never leaves the archive', () => {
  const table = AUTOMATION_STATUSES.map((status) => [
    status,
    ...(['active', 'paused', 'archived'] as const).map((to) =>
      whyNotMoveAutomation({ status, steps: 1 }, to),
    ),
  ])
  expect(table).toEqual([
    ['draft', null, 'NEVER_STARTED', null],
    ['active', 'SAME_STATUS', null, null],
    ['paused', null, 'SAME_STATUS', null],
    ['archived', 'AUTOMATION_ARCHIVED', 'AUTOMATION_ARCHIVED', 'SAME_STATUS'],
  ])
  expect(whyNotMoveAutomation({ status: 'draft', steps: 0 }, 'active')).toBe('NO_STEPS')
  expect(whyNotMoveAutomation({ status: 'paused', steps: 0 }, 'active')).toBe('NO_STEPS')
  expect(whyNotMoveAutomation({ status: 'active', steps: 0 }, 'paused')).toBeNull()
})
