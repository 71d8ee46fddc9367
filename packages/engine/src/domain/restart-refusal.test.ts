import { describe, expect, it } from 'vitest'
import { type RestartFacts, whyNotRestart } from './restart-refusal.ts'

const fine: RestartFacts = {
  isOpen: false,
  isArchived: false,
  hasLeft: false,
  steps: 2,
  leadEmail: 'ani@leads.test',
  leadSuppressed: false,
  leadUnsubscribed: false,
}

describe('whyNotRestart', () => {
  it('is nothing for a run that is over', () => expect(whyNotRestart(fine)).toBeNull())

  it.each([
    [{ isOpen: true }, 'STILL_OPEN'],
    [{ isArchived: true, isOpen: true }, 'AUTOMATION_ARCHIVED'],
    [{ leadEmail: null }, 'NO_ADDRESS'],
    [{ leadUnsubscribed: true }, 'UNSUBSCRIBED'],
    [{ leadSuppressed: true, leadUnsubscribed: true }, 'SUPPRESSED'],
    [{ hasLeft: true }, 'LEFT_SEQUENCE'],
    [{ hasLeft: true, leadUnsubscribed: true }, 'UNSUBSCRIBED'],
    [{ steps: 0 }, 'NO_SUCH_STEP'],
  ] as const)('%j: %s', (facts, reason) => expect(whyNotRestart({ ...fine, ...facts })).toBe(reason))
})
