import { expect, it } from 'vitest'
import { type OverallFacts, overallStatus } from './overall-status.ts'

const healthy: OverallFacts = {
  credit: 'healthy',
  breakerClosed: true,
  engine: 'running',
  overdueJobs: 0,
  integrityFailures: 0,
}

it.each<[string, Partial<OverallFacts>, ReturnType<typeof overallStatus>]>([
  ['nothing is wrong', {}, 'healthy'],
  ['the credit is unknown', { credit: 'unknown' }, 'unknown'],
  ['the credit is low', { credit: 'warning' }, 'warning'],
  ['the engine is late', { engine: 'late' }, 'warning'],
  ['a job is overdue', { overdueJobs: 1 }, 'warning'],
  ['the credit is critical', { credit: 'critical' }, 'critical'],
  ['the breaker is open', { breakerClosed: false }, 'critical'],
  ['the engine has stopped', { engine: 'stopped' }, 'critical'],
  ['an invariant is broken', { integrityFailures: 1 }, 'critical'],
  ['the credit is nearly gone', { credit: 'emergency' }, 'emergency'],
])('%s', (_name, facts, status) => {
  expect(overallStatus({ ...healthy, ...facts })).toBe(status)
})

it('says the worst of several', () => {
  const late = { ...healthy, engine: 'late', overdueJobs: 3 } as const
  expect(overallStatus({ ...late, integrityFailures: 1 })).toBe('critical')
  expect(overallStatus({ ...late, credit: 'critical' })).toBe('critical')
  expect(overallStatus({ ...late, credit: 'emergency', breakerClosed: false })).toBe('emergency')
  expect(overallStatus({ ...late, credit: 'unknown' })).toBe('warning')
})
