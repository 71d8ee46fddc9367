import { expect, it } from 'vitest'
import { RUN_STATUSES } from './run.ts'
import { RUN_ACTIONS, RUN_REFUSALS, whyNotRun } from './run-refusal.ts'

it('an open run can be cancelled; only an active one paused, only a paused one resumed', () => {
  expect(RUN_ACTIONS).toEqual(['cancel', 'pause', 'resume'])
  expect(RUN_REFUSALS).toEqual(['ALREADY_CLOSED', 'ALREADY_PAUSED', 'NOT_PAUSED'])
  const table = RUN_STATUSES.map((status) => [
    status,
    ...RUN_ACTIONS.map((action) => whyNotRun(action, status)),
  ])
  expect(table).toEqual([
    ['active', null, null, 'NOT_PAUSED'],
    ['paused', null, 'ALREADY_PAUSED', null],
    ['completed', 'ALREADY_CLOSED', 'ALREADY_CLOSED', 'ALREADY_CLOSED'],
    ['failed', 'ALREADY_CLOSED', 'ALREADY_CLOSED', 'ALREADY_CLOSED'],
    ['cancelled', 'ALREADY_CLOSED', 'ALREADY_CLOSED', 'ALREADY_CLOSED'],
  ])
})
