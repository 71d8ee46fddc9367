import { parseArgs } from 'node:util'
import { RULE_AREAS } from './rule-areas.ts'
import { describeArea, isEnough, runRuleMutants } from './run-rule-mutants.ts'

/** `npm run mutants [-- --area domain|flow|answers]`; exit code 1 when an area notices less than it did. */
const { values } = parseArgs({
  args: process.argv.slice(2).filter((arg) => arg !== '--'),
  options: { area: { type: 'string' } },
})

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130))

const areas = RULE_AREAS.filter(({ name }) => values.area === undefined || name === values.area)
if (areas.length === 0) {
  console.error(`--area must be one of ${RULE_AREAS.map(({ name }) => name).join(', ')}.`)
  process.exit(2)
}
const results = await runRuleMutants(areas)
for (const result of results) console.log(['', ...result.survived, describeArea(result)].join('\n'))
process.exit(results.every(isEnough) ? 0 : 1)
