import { mkdirSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { planFire } from './fire/fire-plan.ts'
import { runFire } from './fire/run-fire.ts'
import type { PartReport } from './part-report.ts'
import { commandOf, type PartName, type ProofOptions, readProofOptions, usage } from './proof-options.ts'
import { proveByBodies } from './prove-by-bodies.ts'
import { proveByFilters } from './prove-by-filters.ts'
import { proveByImports } from './prove-by-imports.ts'
import { proveByModel } from './prove-by-model.ts'
import { proveByMutants } from './prove-by-mutants.ts'
import { proveByPoints } from './prove-by-points.ts'
import { proveBySimulation } from './prove-by-simulation.ts'
import { summaryOf } from './summary.ts'

const results = fileURLToPath(new URL('../results/', import.meta.url))

const provers: Readonly<Record<PartName, (options: ProofOptions) => Promise<PartReport>>> = {
  points: proveByPoints,
  simulation: proveBySimulation,
  model: proveByModel,
  imports: proveByImports,
  bodies: proveByBodies,
  filters: proveByFilters,
  mutants: proveByMutants,
  fire: (options) => runFire(planFire(options)),
}

/** `npm run proof`: the engine under fire. The last line is `N passed, N failed`; the exit code says the same. */
async function prove(options: ProofOptions): Promise<number> {
  console.log(`Proof (${options.size}), seed ${options.seed}: ${options.parts.join(' · ')}\n`)
  const ran: { part: PartName; seconds: number; report: PartReport }[] = []
  for (const part of options.parts) {
    const startedAt = performance.now()
    const report = await provers[part](options)
    const seconds = Math.round((performance.now() - startedAt) / 1_000)
    ran.push({ part, seconds, report })
    console.log(`${part}: ${report.passed} passed, ${report.failed} failed in ${seconds} s\n`)
  }
  const passed = ran.reduce((sum, { report }) => sum + report.passed, 0)
  const failed = ran.reduce((sum, { report }) => sum + report.failed, 0)
  const summary = summaryOf(ran)
  const head = `# Proof: the engine under fire\n\n${new Date().toISOString()}, ${options.size}, seed ${options.seed} (repeat: \`${commandOf(options)}\`): **${passed} passed, ${failed} failed**\n\n${summary}\n`
  mkdirSync(results, { recursive: true })
  writeFileSync(`${results}latest.md`, [head, ...ran.map(({ report }) => report.markdown)].join('\n'))
  console.log(`${summary}\n\nWritten to packages/proof/results/latest.md`)
  console.log(`${passed} passed, ${failed} failed`)
  return failed === 0 ? 0 : 1
}

try {
  process.exitCode = await prove(readProofOptions(process.argv.slice(2)))
} catch (error) {
  const isUsage = error instanceof TypeError && error.message.startsWith('--')
  console.error(isUsage ? `${error.message}\n${usage}` : error)
  process.exitCode = isUsage ? 2 : 1
}
