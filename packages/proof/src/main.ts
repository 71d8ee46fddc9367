import { mkdirSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { planFire } from './fire/fire-plan.ts'
import { runFire } from './fire/run-fire.ts'
import type { PartReport } from './part-report.ts'
import { type PartName, type ProofOptions, readProofOptions, usage } from './proof-options.ts'
import { proveByModel } from './prove-by-model.ts'
import { proveByMutants } from './prove-by-mutants.ts'
import { proveBySimulation } from './prove-by-simulation.ts'

const results = fileURLToPath(new URL('../results/', import.meta.url))

const provers: Readonly<Record<PartName, (options: ProofOptions) => Promise<PartReport>>> = {
  simulation: proveBySimulation,
  model: proveByModel,
  mutants: proveByMutants,
  fire: (options) => runFire(planFire(options)),
}

/** `npm run proof`: the engine under fire. The last line is `N passed, N failed`; the exit code says the same. */
async function prove(options: ProofOptions): Promise<number> {
  console.log(`Proof (${options.size}), seed ${options.seed}: ${options.parts.join(' · ')}\n`)
  const reports: PartReport[] = []
  for (const part of options.parts) {
    const startedAt = performance.now()
    const report = await provers[part](options)
    reports.push(report)
    const seconds = Math.round((performance.now() - startedAt) / 1_000)
    console.log(`${part}: ${report.passed} passed, ${report.failed} failed in ${seconds} s\n`)
  }
  const passed = reports.reduce((sum, report) => sum + report.passed, 0)
  const failed = reports.reduce((sum, report) => sum + report.failed, 0)
  const again = `npm run proof -- --seed ${options.seed}${options.size === 'quick' ? ' --quick' : ''}`
  const head = `# Proof: the engine under fire\n\n${new Date().toISOString()}, ${options.size}, seed ${options.seed} (repeat: \`${again}\`): **${passed} passed, ${failed} failed**\n`
  mkdirSync(results, { recursive: true })
  writeFileSync(`${results}latest.md`, [head, ...reports.map((report) => report.markdown)].join('\n'))
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
