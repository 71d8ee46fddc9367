import { expect, it } from 'vitest'
import { runSimulations } from './run-simulations.ts'
import { simulate } from './simulate.ts'

it('days of faults in virtual time break no promise, and the same seed goes the same way', async () => {
  const report = await runSimulations({ seeds: [1, 2, 3, 4, 5, 6], days: 3, leads: 40 })
  expect(report.failures).toEqual([])
  expect(report).toMatchObject({ seeds: 6, repeated: 1, differing: [] })
  expect(report.kills).toBeGreaterThan(20)
  expect(report.accepted).toBeGreaterThan(100)
  expect(report.faults).toBeGreaterThan(100)
})

it('another seed goes another way', async () => {
  const one = await simulate({ seed: 7, days: 2, leads: 10 })
  const other = await simulate({ seed: 8, days: 2, leads: 10 })
  expect(one.traceHash).not.toBe(other.traceHash)
})
