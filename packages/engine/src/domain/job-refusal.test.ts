import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { AUTOMATION_STATUSES } from './automation.ts'
import { passGates } from './claim-gates.ts'
import { HOLD_REASONS, JOB_ERROR_CODES, JOB_STATUSES } from './job.ts'
import {
  JOB_REFUSALS,
  refuseActions,
  refuseBeyondCredit,
  type UndoFacts,
  wasRunEnded,
  whyNotResolve,
  whyNotRetry,
  whyNotSendNow,
  whyNotUndoCancel,
} from './job-refusal.ts'
import { RUN_STATUSES } from './run.ts'

const failed: UndoFacts = {
  status: 'failed',
  holdReason: null,
  errorCode: null,
  archived: false,
  affiliateSuspended: false,
  earlierStepOpen: false,
  creditAmount: 1,
  creditAvailable: 5,
  leadEmail: 'ani@leads.test',
  leadSuppressed: false,
  leadUnsubscribed: false,
  runStatus: 'failed',
  stepDeleted: false,
  automationStatus: 'active',
  cancelledLately: false,
  runEnded: false,
}

const facts: fc.Arbitrary<UndoFacts> = fc
  .record({
    status: fc.constantFrom(...JOB_STATUSES),
    reason: fc.constantFrom(...HOLD_REASONS),
    errorCode: fc.constantFrom(null, ...Object.values(JOB_ERROR_CODES)),
    archived: fc.boolean(),
    affiliateSuspended: fc.boolean(),
    earlierStepOpen: fc.boolean(),
    creditAmount: fc.constant(1),
    creditAvailable: fc.integer({ min: 0, max: 2 }),
    leadEmail: fc.constantFrom(null, 'ani@leads.test'),
    leadSuppressed: fc.boolean(),
    leadUnsubscribed: fc.boolean(),
    runStatus: fc.constantFrom(...RUN_STATUSES),
    stepDeleted: fc.boolean(),
    automationStatus: fc.constantFrom(...AUTOMATION_STATUSES),
    cancelledLately: fc.boolean(),
    runEnded: fc.boolean(),
  })
  .map(({ reason, ...job }) => ({ ...job, holdReason: job.status === 'held' ? reason : null }))

describe('the rules of jobs', () => {
  it('name of several reasons the lead, then the run, then the step, then the automation, then the credit', () => {
    const ended = { ...failed, runStatus: 'cancelled', automationStatus: 'archived' } as const
    expect(whyNotRetry(failed)).toBeNull()
    expect(whyNotRetry({ ...ended, leadUnsubscribed: true, leadSuppressed: true })).toBe('SUPPRESSED')
    expect(whyNotRetry({ ...ended, leadUnsubscribed: true })).toBe('UNSUBSCRIBED')
    expect(whyNotRetry({ ...ended, stepDeleted: true })).toBe('RUN_CANCELLED')
    expect(whyNotRetry({ ...ended, runStatus: 'failed', stepDeleted: true })).toBe('STEP_DELETED')
    expect(whyNotRetry({ ...ended, runStatus: 'failed', creditAvailable: 0 })).toBe('AUTOMATION_ARCHIVED')
    expect(whyNotRetry({ ...failed, creditAvailable: 0 })).toBe('INSUFFICIENT_CREDIT')
  })

  it('allow nothing on what is archived, nor to a suspended affiliate', () => {
    const reasons = (job: UndoFacts) => new Set(Object.values(refuseActions(job)))
    fc.assert(
      fc.property(facts, (job) => {
        expect(reasons({ ...job, archived: true })).toEqual(new Set(['ARCHIVED']))
        expect(reasons({ ...job, archived: false, affiliateSuspended: true })).toEqual(
          new Set(['AFFILIATE_SUSPENDED']),
        )
      }),
    )
  })

  it('never put back or send now what the next claim would only cancel', () => {
    fc.assert(
      fc.property(facts, (job) => {
        // A retry or an undo reopens the run, unless it was cancelled as a whole.
        const runStatus = job.runStatus === 'paused' ? 'paused' : 'active'
        const claim = passGates({ ...job, runStatus, earlierStepOpen: false, earlierStepHeld: null })
        if (whyNotRetry(job) === null) expect(claim.kind).not.toBe('cancel')
        if (whyNotUndoCancel(job) === null) expect(claim.kind).not.toBe('cancel')
        if (whyNotResolve(job, 'send_again') === null) expect(claim.kind).not.toBe('cancel')
        if (whyNotSendNow(job) === null) expect(claim.kind).toBe('pass')
      }),
      { numRuns: 2_000 },
    )
  })

  it('take evidence whatever became of the lead, the run or the affiliate', () => {
    fc.assert(
      fc.property(facts, (job) => {
        const unconfirmed = { ...job, archived: false, status: 'unconfirmed' } as const
        expect(whyNotResolve(unconfirmed, 'was_sent')).toBeNull()
        expect(whyNotResolve(unconfirmed, 'release')).toBeNull()
      }),
    )
  })

  it('give each reason only once', () => {
    expect(new Set(JOB_REFUSALS).size).toBe(JOB_REFUSALS.length)
  })
})

describe('refuseBeyondCredit', () => {
  it('grants in order as many as the credit covers, and refused jobs use none of it', () => {
    const jobs = [failed, { ...failed, stepDeleted: true }, failed, failed].map((job) => ({
      ...job,
      creditAvailable: 2,
    }))
    expect(refuseBeyondCredit(jobs, whyNotRetry)).toEqual([null, 'STEP_DELETED', null, 'INSUFFICIENT_CREDIT'])
  })
})

describe('wasRunEnded', () => {
  it('tells a run that was ended from one that was emptied job by job', () => {
    const byPerson = { status: 'cancelled', errorCode: 'CANCELLED_BY_PERSON' } as const
    expect(wasRunEnded('cancelled', [byPerson, byPerson])).toBe(false)
    expect(wasRunEnded('cancelled', [byPerson, { status: 'cancelled', errorCode: 'RUN_CANCELLED' }])).toBe(
      true,
    )
    expect(wasRunEnded('cancelled', [byPerson, { status: 'completed', errorCode: null }])).toBe(true)
    expect(wasRunEnded('active', [byPerson, { status: 'pending', errorCode: null }])).toBe(false)
  })
})
