import { describe, expect, it } from 'vitest'
import { foreseeClaim, type SendingFacts, type WaitingJob } from './job-gate.ts'

const now = new Date('2026-11-20T07:00:00Z')
const tomorrow = new Date('2026-11-21T07:00:00Z')

const JOB: WaitingJob = {
  scheduledAt: now,
  runStatus: 'active',
  automationStatus: 'active',
  affiliateSuspended: false,
  stepDeleted: false,
  leadEmail: 'lead@leads.test',
  leadUnsubscribed: false,
  leadSuppressed: false,
  snoozedUntil: null,
  earlierStepUnderWay: false,
  earlierStepHeld: null,
  onNoCredit: 'fail',
  isCovered: true,
}
const SENDING: SendingFacts = { now, isStopped: false, blockedUntil: null }

describe('foreseeClaim', () => {
  it('waits for a lead that lets its mails wait, and only until then', () => {
    const waits = { outcome: 'wait', gate: 'LEAD_SNOOZED' }
    expect(foreseeClaim({ ...JOB, snoozedUntil: tomorrow }, SENDING)).toEqual(waits)
    const later = new Date(tomorrow.getTime() + 1)
    expect(foreseeClaim({ ...JOB, scheduledAt: tomorrow, snoozedUntil: later }, SENDING)).toEqual(waits)
    const due = { ...JOB, scheduledAt: tomorrow, snoozedUntil: tomorrow }
    expect(foreseeClaim(due, SENDING)).toEqual({ outcome: 'wait', gate: 'NOT_DUE' })
    expect(foreseeClaim({ ...JOB, snoozedUntil: now }, SENDING)).toEqual({ outcome: 'send', gate: null })
  })

  it('lets a due job leave that nothing stands against', () => {
    expect(foreseeClaim(JOB, SENDING)).toEqual({ outcome: 'send', gate: null })
    expect(foreseeClaim({ ...JOB, scheduledAt: tomorrow }, SENDING)).toEqual({
      outcome: 'wait',
      gate: 'NOT_DUE',
    })
  })

  it('asks what stops everybody before anything about the job', () => {
    const against = { ...JOB, leadEmail: null }
    expect(foreseeClaim(against, { ...SENDING, isStopped: true })).toEqual({
      outcome: 'wait',
      gate: 'SENDING_STOPPED',
    })
    const blocked = { ...SENDING, blockedUntil: new Date(now.getTime() + 30_000) }
    expect(foreseeClaim(against, blocked)).toEqual({ outcome: 'wait', gate: 'BREAKER_OPEN' })
    expect(foreseeClaim({ ...JOB, scheduledAt: tomorrow }, blocked).gate).toBe('NOT_DUE')
  })

  it('says what becomes of a job whose time has not come', () => {
    const later = { ...JOB, scheduledAt: tomorrow }
    expect(foreseeClaim({ ...later, automationStatus: 'paused' }, SENDING)).toEqual({
      outcome: 'hold',
      gate: 'AUTOMATION_PAUSED',
    })
    expect(foreseeClaim({ ...later, leadSuppressed: true }, SENDING)).toEqual({
      outcome: 'cancel',
      gate: 'SUPPRESSED',
    })
    expect(foreseeClaim({ ...later, earlierStepUnderWay: true }, SENDING).gate).toBe('NOT_DUE')
  })

  it('keeps a due job behind an earlier step of its run', () => {
    expect(foreseeClaim({ ...JOB, earlierStepUnderWay: true }, SENDING)).toEqual({
      outcome: 'wait',
      gate: 'BEHIND_EARLIER_STEP',
    })
  })

  it('fails or holds, as the automation says, what the credit does not cover', () => {
    const job = { ...JOB, isCovered: false }
    expect(foreseeClaim(job, SENDING)).toEqual({ outcome: 'fail', gate: 'INSUFFICIENT_CREDIT' })
    expect(foreseeClaim({ ...job, onNoCredit: 'hold' }, SENDING)).toEqual({
      outcome: 'hold',
      gate: 'INSUFFICIENT_CREDIT',
    })
    expect(foreseeClaim({ ...job, scheduledAt: tomorrow }, SENDING).outcome).toBe('fail')
  })
})
