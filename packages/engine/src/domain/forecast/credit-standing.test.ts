import { describe, expect, it } from 'vitest'
import { type CreditStandingFacts, creditStandingOf, lowCreditMark } from './credit-standing.ts'

const FACTS: CreditStandingFacts = { availableCredits: 42, averagePerDay: 14, openJobs: 5, uncoveredSoon: 0 }

describe('the standing of credit', () => {
  it('is low while it lasts three days or less by the average use', () => {
    expect(lowCreditMark(FACTS)).toBe(42)
    expect(creditStandingOf(FACTS)).toBe('low')
    expect(creditStandingOf({ ...FACTS, availableCredits: 43 })).toBe('ok')
  })

  it('is low while mails of the next three days are not covered', () => {
    const facts = { ...FACTS, availableCredits: 100, averagePerDay: 1, uncoveredSoon: 50 }
    expect(lowCreditMark(facts)).toBe(150)
    expect(creditStandingOf(facts)).toBe('low')
  })

  it('has a floor, and no alarm for credit that nobody uses', () => {
    const few = { ...FACTS, availableCredits: 20, averagePerDay: 0 }
    expect(creditStandingOf(few)).toBe('low')
    expect(creditStandingOf({ ...few, availableCredits: 21 })).toBe('ok')
    expect(creditStandingOf({ ...few, openJobs: 0 })).toBe('ok')
    expect(creditStandingOf({ ...few, openJobs: 0, availableCredits: 0 })).toBe('empty')
  })
})
