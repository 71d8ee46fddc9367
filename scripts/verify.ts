import { runEntry } from './run-entry.ts'

/** `npm run verify -- <database url>`: every invariant, what it means, the rows found, the time it took. */
await runEntry('packages/db/src/invariants/verify.ts')
