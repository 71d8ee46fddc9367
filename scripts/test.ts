import { loadEnvFile } from './repository.ts'
import { runTurbo } from './run-turbo.ts'
import { addCounts, type Counts, sayCounts } from './test-results.ts'
import { type Suite, suites } from './test-suites.ts'

/**
 * `npm test`: every suite of the repository, one after the other. The last line is `N passed, N failed`, the sum
 * over all; the exit code is 0 only when nothing failed. `npm test -- --only unit,e2e` runs some of them.
 */
loadEnvFile()
await runTurbo(['generate'])
const chosen = chooseSuites(process.argv.slice(2))
const ALL: { name: string; counts: Counts; seconds: number }[] = []
for (const suite of chosen) ALL.push(await runSuite(suite))

console.log('')
for (const { name, counts, seconds } of ALL) {
  console.log(`${name.padEnd(10)} ${sayCounts(counts)} (${seconds.toFixed(1)} s)`)
}
const total = addCounts(ALL.map(({ counts }) => counts))
// Exit only when everything is written: the last line is what others read.
process.stdout.write(`${sayCounts(total)}\n`, () =>
  process.exit(total.failed === 0 && total.passed > 0 ? 0 : 1),
)

async function runSuite({ name, run }: Suite) {
  console.log(`\n== ${name}`)
  const startedAt = performance.now()
  const counts = await run().catch((error: unknown): Counts => {
    console.log(error instanceof Error ? error.message : error)
    return { passed: 0, failed: 1 }
  })
  const seconds = (performance.now() - startedAt) / 1_000
  console.log(`${name}: ${sayCounts(counts)}`)
  return { name, counts, seconds }
}

function chooseSuites(args: readonly string[]): readonly Suite[] {
  const only = args.find((arg) => arg.startsWith('--only='))?.slice(7) ?? args[args.indexOf('--only') + 1]
  if (!args.some((arg) => arg.startsWith('--only')) || only === undefined) return suites
  const names = only.split(',')
  const unknown = names.filter((name) => !suites.some((suite) => suite.name === name))
  if (unknown.length > 0) {
    console.error(
      `Unknown suite ${unknown.join(', ')}. There are: ${suites.map(({ name }) => name).join(', ')}.`,
    )
    process.exit(2)
  }
  return suites.filter(({ name }) => names.includes(name))
}
