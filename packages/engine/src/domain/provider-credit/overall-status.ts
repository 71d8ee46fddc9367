import type { CreditStatusWord } from './credit-status.ts'

export type OverallFacts = {
  readonly credit: CreditStatusWord
  readonly breakerClosed: boolean
  readonly engine: 'running' | 'late' | 'blocked' | 'stopped'
  readonly overdueJobs: number
  readonly integrityFailures: number
}

/** The one word at the top of the admin's overview: the worst of what is known. */
export function overallStatus(facts: OverallFacts): CreditStatusWord {
  if (facts.credit === 'emergency') return 'emergency'
  if (
    facts.credit === 'critical' ||
    !facts.breakerClosed ||
    facts.engine === 'stopped' ||
    facts.engine === 'blocked' ||
    facts.integrityFailures > 0
  ) {
    return 'critical'
  }
  if (facts.credit === 'warning' || facts.engine === 'late' || facts.overdueJobs > 0) return 'warning'
  return facts.credit
}
