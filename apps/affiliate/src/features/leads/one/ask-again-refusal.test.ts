import { describe, expect, it } from 'vitest'
import { askAgainRefusal } from './ask-again-refusal.ts'

const AT = '2026-11-29T10:15:00.000Z'
const atMs = Date.parse(AT)

describe('sending the question once more', () => {
  it('is refused until the wait is over, and possible from then on without asking the server again', () => {
    const lead = { actions: { askAgain: 'ASKED_LATELY' }, askAgainAt: AT } as const
    expect(askAgainRefusal(lead, atMs - 1)).toBe('ASKED_LATELY')
    expect(askAgainRefusal(lead, atMs)).toBeNull()
  })

  it('stays refused where waiting changes nothing', () => {
    const underWay = { actions: { askAgain: 'ASKED_LATELY' }, askAgainAt: null } as const
    const confirmed = { actions: { askAgain: 'NOT_AWAITING' }, askAgainAt: AT } as const
    expect(askAgainRefusal(underWay, atMs + 1)).toBe('ASKED_LATELY')
    expect(askAgainRefusal(confirmed, atMs + 1)).toBe('NOT_AWAITING')
  })
})
