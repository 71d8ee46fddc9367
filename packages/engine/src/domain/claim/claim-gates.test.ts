import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { AUTOMATION_STATUSES } from '../automation.ts'
import { HOLD_REASONS } from '../job.ts'
import { RUN_STATUSES } from '../run.ts'
import { type GateFacts, passGates, unfundedVerdict } from './claim-gates.ts'

const open: GateFacts = {
  runStatus: 'active',
  automationStatus: 'active',
  affiliateSuspended: false,
  stepDeleted: false,
  leadEmail: 'lead@leads.test',
  leadUnsubscribed: false,
  leadSuppressed: false,
  snoozedForMs: 0,
  earlierStepOpen: false,
  earlierStepHeld: null,
}

const facts: fc.Arbitrary<GateFacts> = fc.record({
  runStatus: fc.constantFrom(...RUN_STATUSES),
  automationStatus: fc.constantFrom(...AUTOMATION_STATUSES),
  affiliateSuspended: fc.boolean(),
  stepDeleted: fc.boolean(),
  leadEmail: fc.constantFrom(null, 'lead@leads.test'),
  leadUnsubscribed: fc.boolean(),
  leadSuppressed: fc.boolean(),
  snoozedForMs: fc.constantFrom(0, 0, 60_000),
  earlierStepOpen: fc.boolean(),
  earlierStepHeld: fc.constantFrom(null, ...HOLD_REASONS),
})

describe('passGates', () => {
  it('lets through what nothing speaks against', () => {
    expect(passGates(open)).toEqual({ kind: 'pass' })
  })

  it.each<[Partial<GateFacts>, ReturnType<typeof passGates>]>([
    [{ runStatus: 'cancelled' }, { kind: 'cancel', errorCode: 'RUN_CANCELLED' }],
    [
      { snoozedForMs: 60_000, earlierStepOpen: true },
      { kind: 'snoozed', forMs: 60_000 },
    ],
    [{ stepDeleted: true }, { kind: 'cancel', errorCode: 'STEP_DELETED' }],
    [{ automationStatus: 'archived' }, { kind: 'cancel', errorCode: 'AUTOMATION_ARCHIVED' }],
    [{ leadSuppressed: true }, { kind: 'cancel', errorCode: 'SUPPRESSED' }],
    [{ leadUnsubscribed: true }, { kind: 'cancel', errorCode: 'UNSUBSCRIBED' }],
    [{ leadEmail: null }, { kind: 'cancel', errorCode: 'NO_ADDRESS' }],
    [{ affiliateSuspended: true }, { kind: 'hold', reason: 'AFFILIATE_SUSPENDED' }],
    [{ runStatus: 'paused' }, { kind: 'hold', reason: 'RUN_PAUSED' }],
    [{ automationStatus: 'paused' }, { kind: 'hold', reason: 'AUTOMATION_PAUSED' }],
    [{ earlierStepOpen: true }, { kind: 'behind' }],
    [{ earlierStepHeld: 'INSUFFICIENT_CREDIT' }, { kind: 'hold', reason: 'INSUFFICIENT_CREDIT' }],
  ])('%j', (against, verdict) => {
    expect(passGates({ ...open, ...against })).toEqual(verdict)
  })

  it('passes only when every fact is in favour', () => {
    fc.assert(
      fc.property(facts, (f) => {
        const inFavour =
          f.runStatus !== 'cancelled' &&
          f.runStatus !== 'paused' &&
          f.automationStatus === 'active' &&
          f.leadEmail !== null &&
          f.earlierStepHeld === null &&
          f.snoozedForMs === 0 &&
          ![
            f.affiliateSuspended,
            f.stepDeleted,
            f.leadUnsubscribed,
            f.leadSuppressed,
            f.earlierStepOpen,
          ].some(Boolean)
        expect(passGates(f).kind === 'pass').toBe(inFavour)
      }),
    )
  })

  it('never merely holds what can never go out', () => {
    fc.assert(
      fc.property(facts, (f) => {
        const never = f.leadSuppressed || f.leadUnsubscribed || f.leadEmail === null || f.stepDeleted
        if (never) expect(passGates(f).kind).toBe('cancel')
      }),
    )
  })
})

describe('unfundedVerdict', () => {
  it('fails by the rule of old, holds where the automation waits', () => {
    expect(unfundedVerdict('fail')).toEqual({ kind: 'fail', errorCode: 'INSUFFICIENT_CREDIT' })
    expect(unfundedVerdict('hold')).toEqual({ kind: 'hold', reason: 'INSUFFICIENT_CREDIT' })
  })
})
