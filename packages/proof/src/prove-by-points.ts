import type { PartReport } from './part-report.ts'
import { POINTS } from './points/named-points.ts'
import { planPoints } from './points/points-plan.ts'
import { runPoints } from './points/run-points.ts'
import type { ProofOptions } from './proof-options.ts'
import { paddedTable } from './summary.ts'

/** Engines that kill themselves at one named point each; then the same judge as after the fire. */
export async function proveByPoints(options: ProofOptions): Promise<PartReport> {
  const { points, tally, jobs, accepted, verdicts, restMs, seconds } = await runPoints(planPoints(options))
  const table = paddedTable([
    ['point', 'kills', 'jobs at risk', 'accepted', 'unconfirmed', 'double acceptances'],
    ...points.map(({ point, kills, atRisk, accepted: taken, unconfirmed, double }) => [
      point,
      ...[kills, atRisk, taken, unconfirmed, double].map(String),
    ]),
  ])
  const facts = `${tally.kills} kills at ${POINTS.length} points; ${jobs} jobs, ${accepted} accepted, ${tally.sweeps} sweeps, ${tally.violations.length} violations, at rest after ${(restMs / 1_000).toFixed(1)} s, ${seconds.toFixed(1)} s in all`
  const broken = verdicts.filter(({ offenders }) => offenders.length > 0)
  const lines = broken.flatMap(({ name, meaning, offenders }) => [
    `BROKEN: ${name} (${offenders.length}): ${meaning}`,
    ...offenders.slice(0, 5).map((offender) => `  ${JSON.stringify(offender).slice(0, 2_500)}`),
  ])
  console.log(`${table}\n${facts}`)
  for (const line of lines) console.log(line)
  return {
    passed: verdicts.length - broken.length,
    failed: broken.length,
    figures: {
      'kills at named points': tally.kills,
      restarts: tally.starts,
      'changes of fault': tally.faults,
      jobs,
      'sends accepted': accepted,
      sweeps: tally.sweeps,
      violations: tally.violations.length,
    },
    markdown: [
      '## Points: every process kills itself at a named point',
      '',
      facts,
      '',
      table,
      '',
      'Jobs at risk are those that the dead process held, or was rescuing, resolving or answering late. It dies when',
      '',
      ...POINTS.map(({ name, when }) => `- ${name}: ${when}`),
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
