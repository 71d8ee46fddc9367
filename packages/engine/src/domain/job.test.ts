import { describe, expect, it } from 'vitest'
import { canMoveJob, isOpenJob, JOB_STATUSES, JOB_TRANSITIONS } from './job.ts'

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

  it('are open until something final was said', () => {
    expect(JOB_STATUSES.filter(isOpenJob)).toEqual(['pending', 'processing', 'held', 'unconfirmed'])
  })
})
