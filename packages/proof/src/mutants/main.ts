import { parseArgs } from 'node:util'
import { mutantsTable } from './mutants-table.ts'
import { runMutants } from './run-mutants.ts'

/** `node packages/proof/src/mutants/main.ts [--quick] [--only <part of a name>]`; exit code 1 when one survives. */
const { values } = parseArgs({ options: { quick: { type: 'boolean' }, only: { type: 'string' } } })

// What lies in temporary folders goes at the end, also at an early one.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130))

const report = await runMutants({
  quick: values.quick ?? false,
  ...(values.only === undefined ? {} : { only: values.only }),
  onProgress: ({ verdict, name, ms, reason }) =>
    console.log(
      `${verdict.padEnd(8)} ${name} (${Math.round(ms)} ms)${reason === undefined ? '' : `: ${reason}`}`,
    ),
})
console.log(`\n${mutantsTable(report)}`)
process.exitCode = report.survived.length + report.broken.length === 0 ? 0 : 1
