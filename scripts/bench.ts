import { runEntry } from './run-entry.ts'

/** `npm run bench`: the measurements against peers. */
await runEntry('packages/bench/src/main.ts')
