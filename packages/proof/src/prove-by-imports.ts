import { planImports } from './imports/imports-plan.ts'
import { runImports } from './imports/run-imports.ts'
import type { PartReport } from './part-report.ts'
import type { ProofOptions } from './proof-options.ts'

/** An import of leads whose processes die again and again, and its database with them: no lead lost, none doubled. */
export async function proveByImports(options: ProofOptions): Promise<PartReport> {
  const plan = planImports(options)
  const { kills, crashes, starts, doneAtDeath, verdicts, seconds } = await runImports(plan)
  const broken = verdicts.filter(({ offenders }) => offenders.length > 0)
  const facts = `${plan.rows} rows; ${kills} kills in ${doneAtDeath.length} moments, ${crashes} database crashes; ${seconds.toFixed(1)} s in all`
  const lines = broken.flatMap(({ name, meaning, offenders }) => [
    `BROKEN: ${name} (${offenders.length}): ${meaning}`,
    ...offenders.slice(0, 5).map((offender) => `  ${JSON.stringify(offender).slice(0, 500)}`),
  ])
  console.log(facts)
  for (const line of lines) console.log(line)
  return {
    passed: verdicts.length - broken.length,
    failed: broken.length,
    figures: {
      'kills at random': kills,
      restarts: starts,
      'database crashes': crashes,
      'rows imported': plan.rows,
    },
    markdown: [
      '## Imports: every process that works at an import is killed, again and again',
      '',
      facts,
      '',
      `Rows done when everything died: ${doneAtDeath.join(' · ')}`,
      '',
      'Asked at the end:',
      '',
      ...verdicts.map(
        ({ name, meaning, offenders }) => `- ${name}: ${meaning}${offenders.length > 0 ? ' **BROKEN**' : ''}`,
      ),
      ...(lines.length === 0 ? [] : ['', '```', ...lines, '```']),
      '',
    ].join('\n'),
  }
}
