import { LEADS_PER_SEED } from './run-simulations.ts'
import { simulate } from './simulate.ts'

/** Simulates one seed again: `node packages/proof/src/simulation/replay-simulation.ts <seed> [days] [leads]`. */
const [seed = 1, days = 7, leads = LEADS_PER_SEED] = process.argv.slice(2).map(Number)
const { violations, tail, ...figures } = await simulate({ seed, days, leads })
console.log(figures)
if (violations.length > 0) console.log(`${tail.join('\n')}\n\n${violations.join('\n')}`)
process.exitCode = violations.length === 0 ? 0 : 1
