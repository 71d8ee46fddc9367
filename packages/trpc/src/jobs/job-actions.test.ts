import { describe, expect, it } from 'vitest'
import { jobActionsOf } from './job-actions.ts'

const failed: Parameters<typeof jobActionsOf>[0] = {
  status: 'failed',
  holdReason: null,
  creditAmount: 1,
  creditAvailable: 5,
  leadEmail: 'ani@leads.test',
  leadSuppressed: false,
  leadUnsubscribed: false,
  runStatus: 'failed',
  stepArchived: false,
  automationStatus: 'active',
  affiliateSuspended: false,
  earlierStepOpen: false,
  archivedAt: null,
}

describe('jobActionsOf', () => {
  it('names of several reasons the one that the store names: the lead, then the run, then the automation', () => {
    const ended = { ...failed, runStatus: 'cancelled', automationStatus: 'archived' }
    expect(jobActionsOf(failed).retry).toBeNull()
    expect(jobActionsOf({ ...ended, leadUnsubscribed: true, leadSuppressed: true }).retry).toBe('SUPPRESSED')
    expect(jobActionsOf({ ...ended, leadUnsubscribed: true }).retry).toBe('UNSUBSCRIBED')
    expect(jobActionsOf(ended).retry).toBe('RUN_CANCELLED')
    expect(jobActionsOf({ ...ended, runStatus: 'failed', creditAvailable: 0 }).retry).toBe(
      'AUTOMATION_ARCHIVED',
    )
    expect(jobActionsOf({ ...failed, creditAvailable: 0 }).retry).toBe('NO_CREDIT')
  })

  it('offers nothing on what is archived', () => {
    expect(new Set(Object.values(jobActionsOf({ ...failed, archivedAt: new Date() })))).toEqual(
      new Set(['ARCHIVED']),
    )
  })
})
