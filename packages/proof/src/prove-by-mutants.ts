import { mutantsTable } from './mutants/mutants-table.ts'
import { runMutants } from './mutants/run-mutants.ts'
import type { PartReport } from './part-report.ts'
import type { ProofOptions } from './proof-options.ts'
import { describeArea, isEnough, runRuleMutants } from './rule-mutants/run-rule-mutants.ts'

/** Breaks the protocol on purpose, one change at a time: a named test has to notice each. By night the rules too. */
export async function proveByMutants({ size }: ProofOptions): Promise<PartReport> {
  const report = await runMutants({ quick: size === 'quick' })
  const wrong = [...report.survived, ...report.broken]
  console.log(`${report.killed.length} mutants killed, ${wrong.length} not, ${report.seconds.toFixed(0)} s`)
  for (const { name, killer, reason } of wrong) console.log(`${name}: ${reason ?? `survived ${killer}`}`)
  const areas = size === 'night' ? await runRuleMutants() : []
  const tooFew = areas.filter((area) => !isEnough(area))
  const lines = areas.map(describeArea)
  for (const line of lines) console.log(line)
  return {
    passed: report.killed.length + areas.length - tooFew.length,
    failed: wrong.length + tooFew.length,
    figures: { 'mutants killed': report.killed.length, 'mutants not killed': wrong.length },
    markdown: [
      '## Mutants of the protocol',
      '',
      mutantsTable(report),
      '',
      ...(lines.length === 0 ? [] : ['## Mutants of the rules', '', ...lines.map((line) => `- ${line}`), '']),
    ].join('\n'),
  }
}
