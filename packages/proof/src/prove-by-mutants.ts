import { mutantsTable } from './mutants/mutants-table.ts'
import { runMutants } from './mutants/run-mutants.ts'
import type { PartReport } from './part-report.ts'
import type { ProofOptions } from './proof-options.ts'

/** Breaks the protocol on purpose, one change at a time: a named test has to notice each. */
export async function proveByMutants({ size }: ProofOptions): Promise<PartReport> {
  const report = await runMutants({ quick: size === 'quick' })
  const wrong = [...report.survived, ...report.broken]
  console.log(`${report.killed.length} mutants killed, ${wrong.length} not, ${report.seconds.toFixed(0)} s`)
  for (const { name, killer, reason } of wrong) console.log(`${name}: ${reason ?? `survived ${killer}`}`)
  return {
    passed: report.killed.length,
    failed: wrong.length,
    figures: { 'mutants killed': report.killed.length, 'mutants not killed': wrong.length },
    markdown: ['## Mutants of the protocol', '', mutantsTable(report), ''].join('\n'),
  }
}
