import { expect, it } from 'vitest'
import { runModelTests } from './run-model-tests.ts'
import { runRaces } from './run-races.ts'

it('PostgreSQL tells random stories as the reference model does', async () => {
  const report = await runModelTests({ runs: 12, seed: 20_260_105 })
  expect(report.failures).toEqual([])
  expect(report.runs).toBe(12)
  expect(report.commands).toBeGreaterThan(100)
}, 120_000)

it('what happens at once is what the model shows in some order', async () => {
  const report = await runRaces({ races: 12, seed: 20_260_105 })
  expect(report.failures).toEqual([])
  expect(report.races).toBe(12)
}, 120_000)

it('plays one story alone when it is asked to', async () => {
  const report = await runModelTests({ runs: 1, replay: '20260105:3' })
  expect(report).toMatchObject({ runs: 1, failures: [] })
  await expect(runModelTests({ runs: 1, replay: 'nonsense' })).rejects.toThrow('--replay')
}, 60_000)
