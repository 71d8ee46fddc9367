import type { PartReport } from './part-report.ts'
import type { ProofOptions } from './proof-options.ts'
import { runSimulations } from './simulation/run-simulations.ts'

const SEEDS = { quick: 10, default: 200, night: 600 } as const
const DAYS = 7

/** The real engine on the reference model, in virtual time: days of schedule and faults from a seed. */
export async function proveBySimulation({ size, seed }: ProofOptions): Promise<PartReport> {
  const seeds = Array.from({ length: SEEDS[size] }, (_, n) => seed + n)
  const report = await runSimulations({ seeds, days: DAYS })
  const failed = report.failures.length + report.differing.length
  const facts = `${report.seeds} seeds × ${report.days} days: ${report.leads} leads, ${report.jobs} jobs, ${report.sends} sends, ${report.accepted} accepted, ${report.faults} faults, ${report.kills} kills, ${report.sweeps} sweeps; ${report.repeated} seeds repeated, ${report.differing.length} with another hash; ${report.seconds.toFixed(1)} s`
  console.log(facts)
  const lines = [
    ...report.failures.map(
      ({ seed: broken, violations }) => `seed ${broken}: ${JSON.stringify(violations).slice(0, 800)}`,
    ),
    ...report.differing.map((differing) => `seed ${differing}: another trace on repetition`),
  ]
  for (const line of lines) console.log(line)
  return {
    // Each seed is a case; so is each repetition.
    passed: report.seeds + report.repeated - failed,
    failed,
    figures: {
      'kills in simulated time': report.kills,
      'changes of fault': report.faults,
      jobs: report.jobs,
      'sends accepted': report.accepted,
      sweeps: report.sweeps,
      violations: report.failures.length,
      seeds: report.seeds,
    },
    markdown: ['## Simulation in virtual time', '', facts, ...lines.map((line) => `- ${line}`), ''].join(
      '\n',
    ),
  }
}
