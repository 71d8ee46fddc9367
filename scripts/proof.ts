import { runEntry } from './run-entry.ts'

/** `npm run proof`: the engine under fire. */
await runEntry('packages/proof/src/main.ts')
