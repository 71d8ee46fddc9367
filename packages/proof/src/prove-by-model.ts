import { runModelTests } from './model/run-model-tests.ts'
import { runRaces } from './model/run-races.ts'
import type { PartReport } from './part-report.ts'
import type { ProofOptions } from './proof-options.ts'

const RUNS = { quick: 40, default: 1_000, night: 3_000 } as const
const RACES = { quick: 30, default: 300, night: 900 } as const

/** Random commands on PostgreSQL beside the reference model, one after the other and several at once. */
export async function proveByModel({ size, seed }: ProofOptions): Promise<PartReport> {
  const stories = await runModelTests({ runs: RUNS[size], seed })
  const races = await runRaces({ races: RACES[size], seed })
  const facts = [
    `${stories.runs} stories, ${stories.commands} commands compared one by one, ${stories.seconds.toFixed(1)} s, seed ${stories.seed}`,
    `${races.races} races, ${races.courses} serial courses to compare with, ${races.seconds.toFixed(1)} s, seed ${races.seed}`,
  ]
  const lines = [
    ...stories.failures.map(({ replay, commands, error }) => `${replay}\n  ${commands}\n  ${error}`),
    ...races.failures.map(({ replay, race, error }) => `${replay}\n  ${race}\n  ${error}`),
  ]
  for (const line of [...facts, ...lines]) console.log(line)
  const failed = stories.failures.length + races.failures.length
  return {
    passed: stories.runs + races.races - failed,
    failed,
    figures: { stories: stories.runs, races: races.races, violations: failed },
    markdown: [
      '## Model-based tests',
      '',
      ...facts.map((fact) => `- ${fact}`),
      ...lines.map((line) => `- ${line}`),
      '',
    ].join('\n'),
  }
}
