import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canMoveRun, RUN_STATUSES, RUN_TRANSITIONS, type RunProgress, runStatusFor } from './run.ts'

const count = fc.integer({ min: 0, max: 4 })
const progress = fc
  .record({ completedSteps: count, failedSteps: count, cancelledSteps: count, open: count })
  .map(
    ({ open, ...closed }): RunProgress => ({
      ...closed,
      totalSteps: open + closed.completedSteps + closed.failedSteps + closed.cancelledSteps,
    }),
  )
const status = fc.constantFrom(...RUN_STATUSES)
function openIn(p: RunProgress) {
  return p.totalSteps - p.completedSteps - p.failedSteps - p.cancelledSteps
}

describe('runStatusFor', () => {
  it('keeps a cancelled run cancelled', () => {
    fc.assert(
      fc.property(progress, (p) => {
        expect(runStatusFor('cancelled', p)).toBe('cancelled')
      }),
    )
  })

  it('is over exactly when no job is open', () => {
    fc.assert(
      fc.property(status, progress, (before, p) => {
        const after = runStatusFor(before, p)
        if (before !== 'cancelled') expect(after === 'active' || after === 'paused').toBe(openIn(p) > 0)
      }),
    )
  })

  it('says failed as soon as one step failed, completed only when something was sent', () => {
    fc.assert(
      fc.property(progress, (p) => {
        fc.pre(openIn(p) === 0)
        const after = runStatusFor('active', p)
        expect(after === 'failed').toBe(p.failedSteps > 0)
        expect(after === 'completed').toBe(p.failedSteps === 0 && p.completedSteps > 0)
      }),
    )
  })

  it('moves an open run only by legal transitions', () => {
    fc.assert(
      fc.property(fc.constantFrom('active' as const, 'paused' as const), progress, (before, p) => {
        const after = runStatusFor(before, p)
        expect(after === before || canMoveRun(before, after)).toBe(true)
      }),
    )
  })

  it('keeps a paused run paused while a job is open, and cancels one where nothing happened', () => {
    const open = { totalSteps: 2, completedSteps: 1, failedSteps: 0, cancelledSteps: 0 }
    expect(runStatusFor('paused', open)).toBe('paused')
    expect(runStatusFor('active', open)).toBe('active')
    expect(runStatusFor('failed', open)).toBe('active')
    expect(runStatusFor('active', { ...open, completedSteps: 0, cancelledSteps: 2 })).toBe('cancelled')
  })

  it('is settled: asking again changes nothing', () => {
    fc.assert(
      fc.property(status, progress, (before, p) => {
        const after = runStatusFor(before, p)
        expect(runStatusFor(after, p)).toBe(after)
      }),
    )
  })
})

it('a closed run reopens only as active', () => {
  expect(RUN_TRANSITIONS).toEqual({
    active: ['paused', 'completed', 'failed', 'cancelled'],
    paused: ['active', 'completed', 'failed', 'cancelled'],
    completed: ['active'],
    failed: ['active'],
    cancelled: ['active'],
  })
})
