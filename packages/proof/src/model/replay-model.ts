import { runModelTests } from './run-model-tests.ts'
import { runRaces } from './run-races.ts'

/**
 * Plays one failure again: `node packages/proof/src/model/replay-model.ts <replay>`, or `… --race <seed:path>`;
 * the arguments are what the failure printed.
 */
const [first = '', second = ''] = process.argv.slice(2)
const report =
  first === '--race'
    ? await runRaces({ races: 1, replay: second })
    : await runModelTests({ runs: 1, replay: first })
for (const failure of report.failures)
  console.log(
    'race' in failure ? failure.race : failure.commands.replaceAll('),', '),\n'),
    `\n${failure.error}`,
  )
console.log(`1 played, ${report.failures.length} failed`)
process.exitCode = report.failures.length === 0 ? 0 : 1
