import { mkdirSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { PartReport } from '../part-report.ts'
import { commandOf } from '../proof-options.ts'
import { type Field, openField } from './field.ts'
import type { FirePlan } from './fire-plan.ts'
import { tellStory } from './job-story.ts'
import { figuresOf, markdownOf, tableOf, verdictsOf } from './report.ts'
import { type PhaseResult, runPhase } from './run-phase.ts'

const results = fileURLToPath(new URL('../../results/', import.meta.url))

/** Real processes and a real database, killed and cut while they work. Prints as it goes; writes what was broken. */
export async function runFire(plan: FirePlan): Promise<PartReport> {
  console.log(`Fire: ${plan.phases.map(({ name }) => name).join(' · ')}`)
  const field = await openField()
  const done: PhaseResult[] = []
  try {
    for (const [n, phase] of plan.phases.entries()) {
      const result = await runPhase(field, phase, plan.seed + n)
      done.push(result)
      const { text } = verdictsOf([result])
      const { kills } = result.tally
      console.log(
        `${phase.name}: ${kills} kills, ${result.accepted} accepted, ${result.seconds.toFixed(0)} s`,
      )
      if (text !== '') console.log(text)
    }
    const { passed, failed } = verdictsOf(done)
    console.log(`\n${tableOf(done)}\n`)
    if (failed > 0) {
      const path = await writeStories(field, plan, done)
      console.log(`Everything known of the jobs concerned: ${path}`)
      console.log(`Again with: ${commandOf(plan)}\n`)
    }
    return { passed, failed, figures: figuresOf(done), markdown: markdownOf(plan, done) }
  } finally {
    await field.close()
  }
}

/** The database is gone after the run, so what a reader will ask is written down. */
async function writeStories(field: Field, plan: FirePlan, done: readonly PhaseResult[]): Promise<string> {
  const accepted = await field.sandbox.acceptances()
  const stories: unknown[] = []
  for (const { phase, verdicts } of done) {
    for (const { name, offenders } of verdicts) {
      for (const offender of offenders.slice(0, 20)) {
        const id = jobIdOf(offender)
        const story = id === null ? [] : await tellStory(field.pool, accepted, id)
        stories.push({ phase: phase.name, broken: name, offender, story })
      }
    }
  }
  mkdirSync(results, { recursive: true })
  const path = `${results}broken-${plan.seed}.json`
  writeFileSync(path, `${JSON.stringify(stories, null, 1)}\n`)
  return path
}

function jobIdOf(offender: unknown): string | null {
  if (typeof offender !== 'object' || offender === null) return null
  if ('job' in offender) return jobIdOf(offender.job)
  return 'id' in offender && typeof offender.id === 'string' ? offender.id : null
}
