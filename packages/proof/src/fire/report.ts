import type { Figures } from '../part-report.ts'
import type { FirePlan, Phase } from './fire-plan.ts'
import type { PhaseResult } from './run-phase.ts'

const COLUMNS = [
  'phase',
  'replicas',
  'leases',
  'kills',
  'in boot',
  'restarts',
  'freezes',
  'db cuts',
  'backends killed',
  'db crashes',
  'faults',
  'jobs',
  'completed',
  'failed',
  'cancelled',
  'accepted',
  'unconfirmed',
  'by webhook',
  'opt-ins',
  'sweeps',
  'violations',
  'rest s',
  'total s',
] as const

type Row = Readonly<Record<(typeof COLUMNS)[number], string | number>>

/** The table of a run as Markdown, padded so that it reads as plain text too. */
export function tableOf(results: readonly PhaseResult[]): string {
  const rows = results.map(rowOf)
  const all = rows.length > 1 ? [...rows, sumOf(rows)] : rows
  const widths = COLUMNS.map((column) =>
    Math.max(column.length, ...all.map((row) => String(row[column]).length)),
  )
  const line = (cells: readonly (string | number)[]): string =>
    `| ${cells.map((cell, n) => (n === 0 ? String(cell).padEnd(widths[n] ?? 0) : String(cell).padStart(widths[n] ?? 0))).join(' | ')} |`
  return [
    line(COLUMNS),
    `|${widths.map((width, n) => (n === 0 ? '-'.repeat(width + 2) : `${'-'.repeat(width + 1)}:`)).join('|')}|`,
    ...all.map((row) => line(COLUMNS.map((column) => row[column]))),
  ].join('\n')
}

function rowOf({ phase, tally, jobs, accepted, unconfirmed, confirmed, restMs, seconds }: PhaseResult): Row {
  return {
    phase: phase.name,
    replicas: phase.replicas,
    leases: phase.leases,
    kills: tally.kills,
    'in boot': tally.killsInBoot,
    restarts: tally.starts,
    freezes: tally.freezes,
    'db cuts': tally.backendKills,
    'backends killed': tally.backendCrashes,
    'db crashes': tally.databaseCrashes,
    faults: tally.faults,
    jobs: Object.values(jobs).reduce((sum, n) => sum + n, 0),
    completed: jobs['completed'] ?? 0,
    failed: jobs['failed'] ?? 0,
    cancelled: jobs['cancelled'] ?? 0,
    accepted,
    unconfirmed,
    'by webhook': confirmed,
    'opt-ins': new Set(tally.optins).size,
    sweeps: tally.sweeps,
    violations: tally.violations.length,
    'rest s': (restMs / 1_000).toFixed(1),
    'total s': seconds.toFixed(1),
  }
}

function sumOf(rows: readonly Row[]): Row {
  const sum = (column: (typeof COLUMNS)[number]): number =>
    rows.reduce((total, row) => total + Number(row[column]), 0)
  const sums = Object.fromEntries(COLUMNS.map((column) => [column, Math.round(sum(column) * 10) / 10]))
  return { ...(sums as Row), phase: 'together', replicas: '', leases: '', 'rest s': '' }
}

/** One line per promise and phase; what broke it follows below, the first five of each. */
export function verdictsOf(results: readonly PhaseResult[]): {
  readonly passed: number
  readonly failed: number
  readonly text: string
} {
  const all = results.flatMap(({ phase, verdicts }) => verdicts.map((verdict) => ({ phase, verdict })))
  const broken = all.filter(({ verdict }) => verdict.offenders.length > 0)
  const text = broken
    .map(({ phase, verdict }) =>
      [
        `BROKEN in "${phase.name}": ${verdict.name} (${verdict.offenders.length})`,
        `  ${verdict.meaning}`,
        ...verdict.offenders.slice(0, 5).map((offender) => `  - ${JSON.stringify(offender).slice(0, 1_500)}`),
      ].join('\n'),
    )
    .join('\n')
  return { passed: all.length - broken.length, failed: broken.length, text }
}

/** For the table at the top of the report. */
export function figuresOf(results: readonly PhaseResult[]): Figures {
  const sum = (of: (result: PhaseResult) => number): number =>
    results.reduce((total, result) => total + of(result), 0)
  const killsIn = (kind: Phase['kind']['kind']): number =>
    sum(({ phase, tally }) => (phase.kind.kind === kind ? tally.kills - tally.killsInBoot : 0))
  return {
    'kills at random': killsIn('fire'),
    'kills during a start': sum(({ tally }) => tally.killsInBoot),
    'kills in a volley': killsIn('volley'),
    'freezes longer than a lease': sum(({ tally }) => tally.freezes),
    restarts: sum(({ tally }) => tally.starts),
    'database crashes': sum(({ tally }) => tally.databaseCrashes),
    'backend kills': sum(({ tally }) => tally.backendKills + tally.backendCrashes),
    'changes of fault': sum(({ tally }) => tally.faults),
    jobs: sum(({ jobs }) => Object.values(jobs).reduce((total, n) => total + n, 0)),
    'sends accepted': sum(({ accepted }) => accepted),
    sweeps: sum(({ tally }) => tally.sweeps),
    violations: sum(({ tally }) => tally.violations.length),
  }
}

export function markdownOf(plan: FirePlan, results: readonly PhaseResult[]): string {
  const { passed, failed, text } = verdictsOf(results)
  const promises = results[0]?.verdicts.map(({ name, meaning }) => `- ${name}: ${meaning}`).join('\n') ?? ''
  return `## Fire: real processes and a real database, killed while they work

${tableOf(results)}

${passed} passed, ${failed} failed (seed ${plan.seed}). Asked in every phase:

${promises}
${text === '' ? '' : `\nBroken:\n\n\`\`\`\n${text}\n\`\`\`\n`}`
}
