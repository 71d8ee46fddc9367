import { describe, expect, it } from 'vitest'
import { canMoveJob, isOpenJob, JOB_STATUSES, JOB_TRANSITIONS, UNCONFIRMED_AT_MOST_MS } from './job.ts'

describe('the states of a job', () => {
  it('lead away from completed never: what was charged stays charged', () => {
    expect(JOB_TRANSITIONS.completed).toEqual([])
  })

  it('lead to completed only from a hand-over', () => {
    const before = JOB_STATUSES.filter((status) => canMoveJob(status, 'completed'))
    expect(before).toEqual(['processing', 'unconfirmed'])
  })

  it('lead to processing only from pending, so that nothing leaves without a claim', () => {
    expect(JOB_STATUSES.filter((status) => canMoveJob(status, 'processing'))).toEqual(['pending'])
  })

  it('can all be left, but completed', () => {
    const reached = new Set<string>(['pending'])
    for (const status of JOB_STATUSES) for (const next of JOB_TRANSITIONS[status]) reached.add(next)
    expect([...reached].sort()).toEqual([...JOB_STATUSES].sort())
    expect(JOB_STATUSES.filter((status) => JOB_TRANSITIONS[status].length === 0)).toEqual(['completed'])
  })

  it('lead where the flow leads, and nowhere else', () => {
    expect(JOB_TRANSITIONS).toEqual({
      pending: ['processing', 'failed', 'cancelled', 'held'],
      processing: ['completed', 'failed', 'pending', 'unconfirmed', 'cancelled'],
      held: ['pending', 'cancelled'],
      unconfirmed: ['completed', 'failed', 'pending', 'cancelled'],
      completed: [],
      failed: ['pending'],
      cancelled: ['pending'],
    })
  })

  it('are open until something final was said', () => {
    expect(JOB_STATUSES.filter(isOpenJob)).toEqual(['pending', 'processing', 'held', 'unconfirmed'])
  })
})

it('the policy decides about an unconfirmed job after a day', () => {
  expect(UNCONFIRMED_AT_MOST_MS).toBe(86_400_000)
})
