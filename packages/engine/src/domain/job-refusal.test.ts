import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { AUTOMATION_STATUSES } from './automation.ts'
import { passGates } from './claim/claim-gates.ts'
import { HOLD_REASONS, JOB_ERROR_CODES, JOB_STATUSES } from './job.ts'
import {
  JOB_ACTIONS,
  JOB_REFUSALS,
  RUN_END_CODES,
  refuseActions,
  refuseBeyondCredit,
  type UndoFacts,
  wasRunEnded,
  whyNotCancel,
  whyNotResolve,
  whyNotResume,
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
  leadSnoozed: false,
  earlierStepOpen: false,
  enteredAgain: false,
  creditAmount: 1,
  creditAvailable: 5,
  leadEmail: 'ani@leads.test',
  leadSuppressed: false,
  leadUnsubscribed: false,
  leadLeft: false,
  goalReached: false,
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
    leadSnoozed: fc.boolean(),
    earlierStepOpen: fc.boolean(),
    enteredAgain: fc.boolean(),
    creditAmount: fc.constant(1),
    creditAvailable: fc.integer({ min: 0, max: 2 }),
    leadEmail: fc.constantFrom(null, 'ani@leads.test'),
    leadSuppressed: fc.boolean(),
    leadUnsubscribed: fc.boolean(),
    leadLeft: fc.boolean(),
    goalReached: fc.boolean(),
    runStatus: fc.constantFrom(...RUN_STATUSES),
    stepDeleted: fc.boolean(),
    automationStatus: fc.constantFrom(...AUTOMATION_STATUSES),
    cancelledLately: fc.boolean(),
    runEnded: fc.boolean(),
  })
  .map(({ reason, ...job }) => ({ ...job, holdReason: job.status === 'held' ? reason : null }))

/** A retry or an undo reopens the run, unless it was cancelled as a whole. */
function nextClaimOf(job: UndoFacts): ReturnType<typeof passGates> {
  return passGates({
    ...job,
    runStatus: job.runStatus === 'paused' ? 'paused' : 'active',
    snoozedForMs: job.leadSnoozed ? 60_000 : 0,
    earlierStepOpen: false,
    earlierStepHeld: null,
  })
}

describe('the rules of jobs', () => {
  it('name of several reasons the lead, then the run, then the step, then the automation, then the credit', () => {
    const ended = { ...failed, runStatus: 'cancelled', automationStatus: 'archived' } as const
    expect(whyNotRetry(failed)).toBeNull()
    expect(whyNotRetry({ ...ended, leadUnsubscribed: true, leadSuppressed: true })).toBe('SUPPRESSED')
    expect(whyNotRetry({ ...ended, leadUnsubscribed: true })).toBe('UNSUBSCRIBED')
    expect(whyNotRetry({ ...ended, leadUnsubscribed: true, leadLeft: true })).toBe('UNSUBSCRIBED')
    expect(whyNotRetry({ ...ended, leadLeft: true })).toBe('LEFT_SEQUENCE')
    expect(whyNotRetry({ ...ended, goalReached: true })).toBe('GOAL_REACHED')
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
        const claim = nextClaimOf(job)
        if (whyNotRetry(job) === null) expect(claim.kind).not.toBe('cancel')
        if (whyNotUndoCancel(job) === null) expect(claim.kind).not.toBe('cancel')
        if (whyNotResolve(job, 'send_again') === null) expect(claim.kind).not.toBe('cancel')
        if (whyNotSendNow(job) === null) expect(claim.kind).toBe('pass')
      }),
      { numRuns: 2_000 },
    )
  })

  it('reopen only the newest run of a lead', () => {
    const cancelled = { ...failed, status: 'cancelled', errorCode: 'CANCELLED_BY_PERSON' } as const
    const undoable = { ...cancelled, runStatus: 'cancelled', cancelledLately: true } as const
    expect(whyNotUndoCancel(undoable)).toBeNull()
    expect(whyNotUndoCancel({ ...undoable, enteredAgain: true })).toBe('ENTERED_AGAIN')
    expect(whyNotRetry({ ...failed, enteredAgain: true, creditAvailable: 0 })).toBe('ENTERED_AGAIN')
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

describe('the actions on a job', () => {
  const waiting = { ...failed, status: 'pending', runStatus: 'active' } as const

  it('are all answered, by its state', () => {
    expect(JOB_ACTIONS).toEqual(['retry', 'cancel', 'sendNow', 'resolve', 'resume'])
    const table = JOB_STATUSES.map((status) => {
      const holdReason = status === 'held' ? ('RUN_PAUSED' as const) : null
      const refusals = refuseActions({ ...waiting, status, holdReason })
      return [status, ...JOB_ACTIONS.map((action) => refusals[action])]
    })
    expect(table).toEqual([
      ['pending', 'STILL_WAITING', null, null, 'NOT_UNCONFIRMED', 'NOT_HELD'],
      ['processing', 'ON_ITS_WAY', 'ON_ITS_WAY', 'ON_ITS_WAY', 'NOT_UNCONFIRMED', 'NOT_HELD'],
      ['held', 'STILL_WAITING', null, 'RUN_PAUSED', 'NOT_UNCONFIRMED', null],
      ['unconfirmed', 'UNCONFIRMED', 'UNCONFIRMED', 'UNCONFIRMED', null, 'NOT_HELD'],
      ['completed', 'ALREADY_SENT', 'ALREADY_SENT', 'ALREADY_SENT', 'NOT_UNCONFIRMED', 'NOT_HELD'],
      ['failed', null, 'ALREADY_CLOSED', 'ALREADY_CLOSED', 'NOT_UNCONFIRMED', 'NOT_HELD'],
      ['cancelled', 'NOT_FAILED', 'ALREADY_CLOSED', 'ALREADY_CLOSED', 'NOT_UNCONFIRMED', 'NOT_HELD'],
    ])
  })

  it('send now only what the next claim would take', () => {
    expect(whyNotSendNow({ ...waiting, leadEmail: null })).toBe('NO_ADDRESS')
    expect(whyNotSendNow({ ...waiting, earlierStepOpen: true })).toBe('EARLIER_STEP_OPEN')
    expect(whyNotSendNow({ ...waiting, leadSnoozed: true })).toBe('LEAD_SNOOZED')
    expect(whyNotSendNow({ ...waiting, runStatus: 'paused' })).toBe('RUN_PAUSED')
    expect(whyNotSendNow({ ...waiting, automationStatus: 'paused' })).toBe('AUTOMATION_PAUSED')
    expect(whyNotSendNow({ ...waiting, automationStatus: 'draft' })).toBe('AUTOMATION_PAUSED')
    expect(whyNotSendNow({ ...waiting, creditAmount: 5 })).toBeNull()
    expect(whyNotSendNow({ ...waiting, creditAmount: 6 })).toBe('INSUFFICIENT_CREDIT')
  })

  it('resume what a pause holds, and nothing else', () => {
    const held = { ...waiting, status: 'held' } as const
    const refusals = HOLD_REASONS.map((holdReason) => whyNotResume({ ...held, holdReason }))
    expect(refusals).toEqual([null, null, 'INSUFFICIENT_CREDIT', 'AFFILIATE_SUSPENDED'])
  })

  it('refuse to resolve or to cancel what has left for the archive', () => {
    const unconfirmed = { ...failed, status: 'unconfirmed' } as const
    expect(whyNotResolve({ ...unconfirmed, archived: true }, 'was_sent')).toBe('ARCHIVED')
    expect(whyNotCancel({ ...waiting, archived: true })).toBe('ARCHIVED')
  })

  it('send an unconfirmed e-mail again only when it can still be sent', () => {
    const unconfirmed = { ...failed, status: 'unconfirmed' } as const
    expect(whyNotResolve(unconfirmed, 'send_again')).toBeNull()
    expect(whyNotResolve({ ...unconfirmed, stepDeleted: true }, 'send_again')).toBe('STEP_DELETED')
  })
})

describe('whyNotUndoCancel', () => {
  const cancelled = {
    ...failed,
    status: 'cancelled',
    errorCode: 'CANCELLED_BY_PERSON',
    runStatus: 'active',
    cancelledLately: true,
  } as const

  it('takes back what a person cancelled a moment ago', () => {
    expect(whyNotUndoCancel(cancelled)).toBeNull()
    expect(whyNotUndoCancel({ ...cancelled, runStatus: 'paused' })).toBeNull()
    expect(whyNotUndoCancel({ ...cancelled, cancelledLately: false })).toBe('NOT_UNDOABLE')
    expect(whyNotUndoCancel({ ...cancelled, errorCode: 'TOO_OLD' })).toBe('NOT_UNDOABLE')
    expect(whyNotUndoCancel({ ...cancelled, status: 'failed' })).toBe('NOT_UNDOABLE')
    expect(whyNotUndoCancel({ ...cancelled, archived: true })).toBe('ARCHIVED')
  })

  it('reopens a run that lost its jobs one by one, but not one that was cancelled as a whole', () => {
    expect(whyNotUndoCancel({ ...cancelled, runStatus: 'cancelled' })).toBeNull()
    expect(whyNotUndoCancel({ ...cancelled, runStatus: 'cancelled', runEnded: true })).toBe('RUN_CANCELLED')
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
    expect(wasRunEnded('cancelled', [])).toBe(false)
    for (const errorCode of RUN_END_CODES)
      expect(wasRunEnded('cancelled', [{ status: 'cancelled', errorCode }])).toBe(true)
    expect(RUN_END_CODES).toEqual([
      'RUN_CANCELLED',
      'AUTOMATION_ARCHIVED',
      'UNSUBSCRIBED',
      'REPLIED',
      'GOAL_REACHED',
      'LEFT_SEQUENCE',
      'SUPPRESSED',
    ])
    expect(wasRunEnded('active', [{ status: 'cancelled', errorCode: 'RUN_CANCELLED' }])).toBe(false)
    expect(wasRunEnded('active', [byPerson, { status: 'pending', errorCode: null }])).toBe(false)
  })
})
